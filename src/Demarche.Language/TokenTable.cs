namespace Demarche.Language;

/// <summary>The columns of a document, one element a token, and those of its sentences.</summary>
sealed class TokenTable
{
    public required int TokenCount { get; init; }
    public required int SentenceCount { get; init; }
    public required int TitleSentences { get; init; }

    /// <summary>Index of each sentence's first token, and one more element: the number of tokens.</summary>
    public required int[] SentenceFirst { get; init; }
    public required TextField[] SentenceField { get; init; }
    public required SentenceKind[] SentenceKind { get; init; }
    public required int[] SentenceParagraph { get; init; }

    public required Span[] Span { get; init; }

    /// <summary>Null where the form is the text itself.</summary>
    public required string?[] Form { get; init; }
    public required string?[] Lemma { get; init; }
    public required Upos[] Upos { get; init; }
    public required Morphology[] Morphology { get; init; }
    public required int[] Head { get; init; }
    public required DepRel[] DepRel { get; init; }

    /// <summary>Token ranges in the document that are one multiword token each, in order.</summary>
    public required (int First, int End, Span Span)[] Multiword { get; init; }
}
