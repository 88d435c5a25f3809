using System.Runtime.InteropServices;

namespace Demarche.Language;

/// <summary>
/// A document in the making: a tokenizer adds sentences and tokens, then an <see cref="IAnnotator"/> fills the columns, then
/// <see cref="Build"/> seals it. Not thread-safe.
/// </summary>
/// <param name="text">The body.</param>
/// <param name="title">The title, or null.</param>
public sealed class DocumentBuilder(string text, string? title = null)
{
    readonly List<int> _sentenceFirst = [];
    readonly List<TextField> _field = [];
    readonly List<SentenceKind> _kind = [];
    readonly List<int> _paragraph = [];
    readonly List<Span> _span = [];
    readonly List<string?> _form = [];
    readonly List<string?> _lemma = [];
    readonly List<Upos> _upos = [];
    readonly List<Morphology> _morphology = [];
    readonly List<int> _head = [];
    readonly List<DepRel> _depRel = [];
    readonly List<(int, int, Span)> _multiword = [];
    readonly List<Mention> _mentions = [];
    readonly List<Quotation> _quotations = [];

    /// <summary>The body.</summary>
    public string Text { get; } = text;

    /// <summary>The title, or null.</summary>
    public string? Title { get; } = title;

    /// <summary>Number of tokens so far.</summary>
    public int TokenCount => _span.Count;

    /// <summary>Number of sentences so far.</summary>
    public int SentenceCount => _sentenceFirst.Count;

    /// <summary>Begins a sentence; the tokens added next belong to it. Those of the title must come first.</summary>
    /// <exception cref="InvalidOperationException">The sentence before has no token, or a title's comes after the body's.</exception>
    public void BeginSentence(TextField field, SentenceKind kind, int paragraph)
    {
        if (_sentenceFirst.Count > 0 && _sentenceFirst[^1] == TokenCount)
            throw new InvalidOperationException("A sentence has at least one token; add one before the next sentence begins.");
        if (field == TextField.Title && _field.Count > 0 && _field[^1] == TextField.Text)
            throw new InvalidOperationException("Sentences of the title come before those of the body.");
        _sentenceFirst.Add(TokenCount);
        _field.Add(field);
        _kind.Add(kind);
        _paragraph.Add(paragraph);
    }

    /// <summary>Adds a token to the sentence begun last.</summary>
    /// <param name="span">Its characters in the text of the sentence's field.</param>
    /// <param name="form">The word where it differs from those characters; else null.</param>
    /// <returns>Its index in the document.</returns>
    public int AddToken(Span span, string? form = null)
    {
        if (_sentenceFirst.Count == 0)
            throw new InvalidOperationException("Begin a sentence before adding a token.");
        _span.Add(span);
        _form.Add(form);
        _lemma.Add(null);
        _upos.Add(default);
        _morphology.Add(default);
        _head.Add(-1);
        _depRel.Add(Language.DepRel.Dep);
        return TokenCount - 1;
    }

    /// <summary>Marks the tokens [<paramref name="first"/>, <paramref name="end"/>) as the words of one multiword token.</summary>
    public void AddMultiword(int first, int end, Span span) => _multiword.Add((first, end, span));

    /// <summary>Adds a named mention; in order, without overlap.</summary>
    public void AddMention(Mention mention) => _mentions.Add(mention);

    /// <summary>Adds a quotation; in the order of opening marks.</summary>
    public void AddQuotation(Quotation quotation) => _quotations.Add(quotation);

    /// <summary>The range of tokens of a sentence.</summary>
    /// <returns>Index of the first token in the document, and one past the last.</returns>
    public (int First, int End) SentenceRange(int sentence) =>
        (_sentenceFirst[sentence], sentence + 1 < SentenceCount ? _sentenceFirst[sentence + 1] : TokenCount);

    /// <summary>The field a sentence lies in.</summary>
    public TextField FieldOf(int sentence) => _field[sentence];

    /// <summary>The kind of a sentence.</summary>
    public SentenceKind KindOf(int sentence) => _kind[sentence];

    /// <summary>The word at a token: its form, or its characters in the text of <paramref name="field"/>.</summary>
    public ReadOnlySpan<char> WordAt(int token, TextField field) =>
        _form[token] is { } form ? form : _span[token].In(field == TextField.Title ? Title ?? "" : Text);

    /// <summary>Spans of the tokens. Like the columns below: one element a token, valid until the next token is added.</summary>
    public ReadOnlySpan<Span> Spans => CollectionsMarshal.AsSpan(_span);

    /// <summary>Lemmas to fill; null means the form itself.</summary>
    public Span<string?> Lemma => CollectionsMarshal.AsSpan(_lemma);

    /// <summary>Tags to fill.</summary>
    public Span<Upos> Upos => CollectionsMarshal.AsSpan(_upos);

    /// <summary>Features to fill.</summary>
    public Span<Morphology> Morphology => CollectionsMarshal.AsSpan(_morphology);

    /// <summary>Heads to fill: index in the sentence, −1 for its root.</summary>
    public Span<int> Head => CollectionsMarshal.AsSpan(_head);

    /// <summary>Relations to fill.</summary>
    public Span<DepRel> DepRel => CollectionsMarshal.AsSpan(_depRel);

    /// <summary>Empties the annotation: columns, mentions, quotations. Sentences, tokens and their forms stay.</summary>
    public void ClearAnnotation()
    {
        Lemma.Clear();
        Upos.Clear();
        Morphology.Clear();
        Head.Fill(-1);
        DepRel.Clear();
        _mentions.Clear();
        _quotations.Clear();
    }

    /// <summary>Seals the document.</summary>
    /// <exception cref="InvalidOperationException">The last sentence has no token.</exception>
    public Document Build()
    {
        if (_sentenceFirst.Count > 0 && _sentenceFirst[^1] == TokenCount)
            throw new InvalidOperationException("The last sentence has no token.");
        var table = new TokenTable
        {
            TokenCount = TokenCount,
            SentenceCount = SentenceCount,
            TitleSentences = _field.Count(field => field == TextField.Title),
            SentenceFirst = [.. _sentenceFirst, TokenCount],
            SentenceField = [.. _field],
            SentenceKind = [.. _kind],
            SentenceParagraph = [.. _paragraph],
            Span = [.. _span],
            Form = [.. _form],
            Lemma = [.. _lemma],
            Upos = [.. _upos],
            Morphology = [.. _morphology],
            Head = [.. _head],
            DepRel = [.. _depRel],
            Multiword = [.. _multiword],
        };
        return new(Text, Title, table, [.. _mentions], [.. _quotations]);
    }
}
