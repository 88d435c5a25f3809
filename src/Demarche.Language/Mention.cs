namespace Demarche.Language;

/// <summary>Kinds of named mentions.</summary>
public enum MentionKind : byte
{
    /// <summary>A person: <c>PER</c>.</summary>
    Person,
    /// <summary>An organisation: <c>ORG</c>.</summary>
    Organization,
    /// <summary>A place, also when it stands for its government: <c>LOC</c>.</summary>
    Location,
}

/// <summary>A name in the text, as the language layer finds it; who it is, is resolved later.</summary>
/// <param name="First">Index in the document of its first token.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Kind">What it names.</param>
public readonly record struct Mention(int First, int End, MentionKind Kind)
{
    /// <summary>UNER's label: <c>PER</c>, <c>ORG</c>, <c>LOC</c>.</summary>
    public string Label => Kind switch { MentionKind.Person => "PER", MentionKind.Organization => "ORG", _ => "LOC" };
}

/// <summary>Words between quotation marks.</summary>
/// <param name="Field">The text it lies in.</param>
/// <param name="Span">From the opening mark to the closing one, both included; it may run over several sentences.</param>
/// <param name="Speaker">Index in the document of the head token of the phrase that names the speaker; −1 when not found.</param>
/// <param name="Verb">Index in the document of the verb of saying; −1 when there is none.</param>
public readonly record struct Quotation(TextField Field, Span Span, int Speaker, int Verb);
