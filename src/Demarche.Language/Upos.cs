namespace Demarche.Language;

/// <summary>UD's 17 universal part-of-speech tags, in alphabetical order of their names.</summary>
public enum Upos : byte
{
    /// <summary>Not tagged yet, or a tag outside UD's list; written <c>_</c> in CoNLL-U.</summary>
    None,
    /// <summary>Adjective.</summary>
    Adj,
    /// <summary>Adposition.</summary>
    Adp,
    /// <summary>Adverb.</summary>
    Adv,
    /// <summary>Auxiliary.</summary>
    Aux,
    /// <summary>Coordinating conjunction.</summary>
    Cconj,
    /// <summary>Determiner.</summary>
    Det,
    /// <summary>Interjection.</summary>
    Intj,
    /// <summary>Noun.</summary>
    Noun,
    /// <summary>Numeral.</summary>
    Num,
    /// <summary>Particle.</summary>
    Part,
    /// <summary>Pronoun.</summary>
    Pron,
    /// <summary>Proper noun.</summary>
    Propn,
    /// <summary>Punctuation.</summary>
    Punct,
    /// <summary>Subordinating conjunction.</summary>
    Sconj,
    /// <summary>Symbol.</summary>
    Sym,
    /// <summary>Verb.</summary>
    Verb,
    /// <summary>Other.</summary>
    X,
}

/// <summary>Names of <see cref="Upos"/> as CoNLL-U writes them.</summary>
public static class UposNames
{
    static readonly string[] s_names =
        ["_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"];

    /// <summary>UD's name, such as <c>PROPN</c>; <c>_</c> for <see cref="Upos.None"/>.</summary>
    public static string Name(this Upos upos) => s_names[(int)upos];

    /// <summary>Reads UD's name; <see cref="Upos.None"/> when it is none of them.</summary>
    public static Upos Parse(ReadOnlySpan<char> name)
    {
        for (var i = 1; i < s_names.Length; i++)
            if (name.SequenceEqual(s_names[i]))
                return (Upos)i;
        return Upos.None;
    }
}
