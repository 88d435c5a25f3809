namespace Demarche.Language.Tokenization;

/// <summary>What a token is made of; the sentence splitter's first question.</summary>
enum TokenClass : byte
{
    /// <summary>Letters, perhaps with digits or inner marks.</summary>
    Word,
    /// <summary>A word that keeps its full stop: <c>Mr.</c>, <c>U.S.</c>, <c>J.</c></summary>
    Abbreviation,
    /// <summary>Begins with a digit.</summary>
    Number,
    /// <summary>An address: URL, e-mail, file name.</summary>
    Address,
    /// <summary>A run of <c>. ! ? …</c></summary>
    Terminator,
    /// <summary>Opening quotation mark or bracket; a straight mark where it opens.</summary>
    Opening,
    /// <summary>Closing quotation mark or bracket; a straight mark where it closes.</summary>
    Closing,
    /// <summary>A smiley written with punctuation, or an emoji.</summary>
    Emoticon,
    /// <summary>Any other mark.</summary>
    Symbol,
}

/// <summary>A token as it stands in the text; UD's words of it, when it is more than one, are cut from its end.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Class">What it is made of.</param>
/// <param name="Last">Length of the last of several words; 0 for a token of one word.</param>
/// <param name="Middle">Length of the middle one of three words; else 0.</param>
readonly record struct RawToken(int Start, int End, TokenClass Class, byte Last = 0, byte Middle = 0)
{
    public int Length => End - Start;

    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text[Start..End];
}
