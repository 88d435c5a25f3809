using System.Globalization;

namespace Demarche.Language.Tokenization;

/// <summary>What the tokenizer needs to know of a code unit.</summary>
static class CharKind
{
    const byte Letter = 1, Digit = 2, Gap = 4;

    static readonly byte[] s_ascii = [.. Enumerable.Range(0, 128).Select(i => Classify((char)i))];

    /// <summary>Letters, marks on them, and format characters within words (soft hyphen, joiners).</summary>
    public static bool IsLetter(char c) => (c < 128 ? s_ascii[c] : Classify(c)) == Letter;

    /// <summary>ASCII or other decimal digit.</summary>
    public static bool IsDigit(char c) => (c < 128 ? s_ascii[c] : Classify(c)) == Digit;

    public static bool IsLetterOrDigit(char c) => (c < 128 ? s_ascii[c] : Classify(c)) is Letter or Digit;

    /// <summary>White space, and what no reader sees: control characters, zero-width space, byte order mark.</summary>
    public static bool IsGap(char c) => (c < 128 ? s_ascii[c] : Classify(c)) == Gap;

    static byte Classify(char c)
    {
        if (char.IsAsciiLetter(c))
            return Letter;
        if (char.IsAsciiDigit(c))
            return Digit;
        if (c is '\u200B' or '\uFEFF' || char.IsWhiteSpace(c) || char.IsControl(c))
            return Gap;
        if (c < 128)
            return 0;
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
                or UnicodeCategory.LetterNumber => Letter,
            UnicodeCategory.DecimalDigitNumber => Digit,
            _ => 0,
        };
    }
}
