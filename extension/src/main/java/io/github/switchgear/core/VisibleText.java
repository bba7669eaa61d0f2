package io.github.switchgear.core;

/**
 * Text that somebody typed, shown as what it is: a character that nobody sees, or that turns the direction of those beside
 * it, is written as its code, as {@code \u202e}, wherever people read it. So no reason and no name can make a line of a
 * log, of an audit or of a page read as another one.
 *
 * <p>Written so are controls, line and paragraph separators, all that Unicode calls formats (marks of direction, joiners,
 * tags), what has no meaning (unassigned, of private use, half a surrogate pair), and the letters and marks that show
 * nothing, as fillers and variation selectors. Only the selector that gives a symbol its colours stays behind a symbol.
 */
public final class VisibleText {

    private static final int EMOJI_STYLE = 0xFE0F;

    private VisibleText() {}

    /**
     * The text as people may read it.
     *
     * @param typed anything
     * @return the same, with all that is not seen written as UTF-16 codes in the form of {@code \u202e}
     */
    public static String of(String typed) {
        return isPlain(typed) ? typed : written(typed, false).toString();
    }

    /**
     * The text in double quotes that it cannot end: a double quote and a backslash in it have a backslash before them.
     *
     * @param typed anything
     * @return the quotes and what {@link #of} shows between them
     */
    public static String quoted(String typed) {
        return written(typed, true).insert(0, '"').append('"').toString();
    }

    /**
     * Whether there is nothing to see.
     *
     * @param typed anything
     * @return true if it consists of spaces and of what {@link #of} writes as codes
     */
    public static boolean isBlank(String typed) {
        int character;
        for (int i = 0; i < typed.length(); i += Character.charCount(character)) {
            character = typed.codePointAt(i);
            if (!Character.isWhitespace(character) && !Character.isSpaceChar(character) && !isUnseen(character, 0)) {
                return false;
            }
        }
        return true;
    }

    /** As nearly all text is. */
    private static boolean isPlain(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            if (typed.charAt(i) < ' ' || typed.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static StringBuilder written(String typed, boolean quoted) {
        StringBuilder seen = new StringBuilder(typed.length() + 16);
        int before = 0;
        for (int i = 0; i < typed.length(); i += Character.charCount(before)) {
            int character = typed.codePointAt(i);
            if (isUnseen(character, before)) {
                for (char unit : Character.toChars(character)) {
                    seen.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                if (quoted && (character == '"' || character == '\\')) {
                    seen.append('\\');
                }
                seen.appendCodePoint(character);
            }
            before = character;
        }
        return seen;
    }

    private static boolean isUnseen(int character, int before) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            case Character.NON_SPACING_MARK, Character.OTHER_LETTER, Character.OTHER_SYMBOL ->
                showsNothing(character) && !(character == EMOJI_STYLE && isSymbol(before));
            default -> false;
        };
    }

    /** What Unicode lets programs ignore although it is a letter or a mark, and the empty pattern of Braille. */
    private static boolean showsNothing(int character) {
        return character == 0x034F
                || character == 0x115F
                || character == 0x1160
                || character == 0x17B4
                || character == 0x17B5
                || (character >= 0x180B && character <= 0x180F)
                || character == 0x2800
                || character == 0x3164
                || (character >= 0xFE00 && character <= 0xFE0F)
                || character == 0xFFA0
                || (character >= 0xE0100 && character <= 0xE01EF);
    }

    private static boolean isSymbol(int character) {
        int type = Character.getType(character);
        return type == Character.OTHER_SYMBOL || type == Character.MATH_SYMBOL;
    }
}
