package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.AttemptNotes;
import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.access.SignedIn;
import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.json.NoteJson;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Note;
import io.github.switchgear.admin.view.NoteBook;
import io.github.switchgear.core.VisibleText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Map;

/** Takes and shows what people write down about breakers. */
@Guarded
@ApplicationScoped
@Path("switchgear/api/breakers/{name}/notes")
@Produces({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class NoteResource {

    private static final Map<String, Body.Kind> FIELDS = Map.of("text", Body.Kind.STRING);

    @Inject
    Passage passage;

    @Inject
    Operations operations;

    @Inject
    Refusals refusals;

    @Inject
    AttemptNotes audited;

    @Inject
    NoteBook book;

    @Inject
    NoteJson json;

    /**
     * The notes about a breaker.
     *
     * @param name its name
     * @return the last 50, the newest first
     */
    @GET
    public Response notes(@PathParam("name") String name) {
        passage.require();
        requireBreaker(name);
        return answer(json.notes(book.of(name)));
    }

    /**
     * Writes a note down.
     *
     * @param name of the breaker
     * @param caller who
     * @param body the text
     * @return the note as it is kept
     */
    @POST
    public Response write(@PathParam("name") String name, @Context SecurityContext caller, InputStream body) {
        passage.require();
        Body sent = Body.read(body, FIELDS);
        sent.text("text").map(RequestedIntervention::cut).ifPresent(audited::reason);
        requireBreaker(name);
        sent.require();
        Note note = new Note(
                name, text(sent), SignedIn.name(caller).orElse(RequestedIntervention.NOBODY), BreakerViews.now());
        book.add(note);
        return answer(json.note(note));
    }

    private void requireBreaker(String name) {
        BreakerView found = refusals.answered(() -> operations.find(Named.breaker(name)));
        audited.before(found.snapshot().state());
    }

    private static String text(Body sent) {
        String text = sent.text("text").orElseThrow(() -> Problem.bad("'text' is required"));
        if (VisibleText.isBlank(text)) {
            throw Problem.bad("'text' must not be blank: there is nothing to see in it");
        }
        int length = text.codePointCount(0, text.length());
        if (length > Note.LONGEST_TEXT) {
            throw Problem.bad("'text' may have " + Note.LONGEST_TEXT + " characters but has " + length);
        }
        return text;
    }

    private static Response answer(byte[] content) {
        return Response.ok(content, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
