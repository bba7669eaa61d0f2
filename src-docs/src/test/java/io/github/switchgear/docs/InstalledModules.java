package io.github.switchgear.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A repository of Maven's as it is with some modules of this version installed, and all that they need of this build, by
 * {@code mvn -pl <modules> -am install}. Nothing is installed in truth: what is of others is linked from the repository of the
 * build that runs the tests, and what these modules have made is copied.
 */
final class InstalledModules {

    private static final String GROUP = "io.github.switchgear";
    private static final String NEEDED = "/project/parent[groupId='" + GROUP + "']/artifactId"
            + " | /project/dependencies/dependency[groupId='" + GROUP + "'][not(scope='test')]/artifactId";

    private final XPath xpath = XPathFactory.newInstance().newXPath();
    private final String version = System.getProperty("project.version");
    private final Map<String, Path> poms = new HashMap<>();
    private final Set<String> installed = new HashSet<>();
    private final Path group;

    private InstalledModules(Path repository) throws IOException {
        group = linked(Path.of(System.getProperty("maven.repository")), repository);
        find(Pages.ROOT.resolve("pom.xml"));
    }

    /** Makes one in a folder, which is not there yet. */
    static void into(Path repository, List<String> modules) throws IOException {
        InstalledModules modulesOfThisBuild = new InstalledModules(repository);
        for (String module : modules) {
            modulesOfThisBuild.install(Pages.ROOT.resolve(module).resolve("pom.xml"));
        }
    }

    /** All but this group, whose own folder it returns. */
    private static Path linked(Path from, Path to) throws IOException {
        Path lower = from;
        Path upper = to;
        for (String own : GROUP.split("\\.")) {
            Files.createDirectories(upper);
            if (Files.isDirectory(lower)) {
                for (Path other : children(lower)) {
                    if (!other.endsWith(own)) {
                        Files.createSymbolicLink(upper.resolve(other.getFileName()), other);
                    }
                }
            }
            lower = lower.resolve(own);
            upper = upper.resolve(own);
        }
        return Files.createDirectories(upper);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void find(Path pom) {
        poms.put(values(pom, "/project/artifactId").get(0), pom);
        for (String module : values(pom, "/project/modules/module")) {
            find(pom.resolveSibling(module).resolve("pom.xml"));
        }
    }

    private void install(Path pom) throws IOException {
        String artifact = values(pom, "/project/artifactId").get(0);
        if (!installed.add(artifact)) {
            return;
        }
        String name = artifact + "-" + version;
        Path folder = Files.createDirectories(group.resolve(artifact).resolve(version));
        Files.copy(pom, folder.resolve(name + ".pom"));
        if (!values(pom, "/project/packaging").contains("pom")) {
            Files.copy(pom.resolveSibling("target").resolve(name + ".jar"), folder.resolve(name + ".jar"));
        }
        for (String needed : values(pom, NEEDED)) {
            install(poms.get(needed));
        }
    }

    private List<String> values(Path pom, String path) {
        try {
            Document xml =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
            NodeList nodes = (NodeList) xpath.evaluate(path, xml, XPathConstants.NODESET);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                values.add(nodes.item(i).getTextContent());
            }
            return values;
        } catch (IOException | SAXException | ParserConfigurationException | XPathExpressionException e) {
            throw new IllegalStateException(pom + " cannot be read", e);
        }
    }
}
