using Demarche.Language.Neural;
using Demarche.Language.Quotations;
using Demarche.Language.Tokenization;

namespace Demarche.Language;

/// <summary>
/// The way from text to <see cref="Document"/>: layout, tokens, sentences, then the annotator's columns, names and quotations.
/// </summary>
/// <remarks>
/// Thread-safe; load once and share. The result for an item does not depend on the items beside it.
/// <code>
/// var pipeline = LanguagePipeline.Load();
/// var document = pipeline.Read("Brad Smith met Wang Wentao on Wednesday.", title: "Microsoft's president in Beijing");
/// foreach (var sentence in document.Sentences)
///     foreach (var token in sentence)
///         Console.WriteLine($"{token.Form}\t{token.Lemma}\t{token.Upos.Name()}\t{token.Head}\t{token.DepRel.Name()}");
/// </code>
/// </remarks>
public sealed class LanguagePipeline
{
    readonly IAnnotator? _annotator;
    readonly LayoutOptions _layout;

    /// <summary>A pipeline around an annotator of the caller's own.</summary>
    /// <param name="annotator">Fills the columns; null leaves documents with sentences and tokens alone.</param>
    /// <param name="layout">How texts are laid out; null: <see cref="LayoutOptions.News"/>.</param>
    public LanguagePipeline(IAnnotator? annotator, LayoutOptions? layout = null) =>
        (_annotator, _layout) = (annotator, layout ?? LayoutOptions.News);

    /// <summary>Loads the weights that come with the program.</summary>
    /// <param name="modelFolder">Where <c>english.dmm</c> lies; null: the folder <c>models</c> beside the program.</param>
    /// <param name="layout">How texts are laid out; null: <see cref="LayoutOptions.News"/>.</param>
    /// <param name="threads">Threads that one call may use.</param>
    /// <exception cref="FileNotFoundException">The weights are not there.</exception>
    /// <exception cref="FormatException">They are of another release.</exception>
    public static LanguagePipeline Load(string? modelFolder = null, LayoutOptions? layout = null, int threads = 1)
    {
        var path = Path.Combine(modelFolder ?? Path.Combine(AppContext.BaseDirectory, "models"), "english.dmm");
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: there are no weights for English here; name the folder that holds them.", path);
        return new(NeuralAnnotator.Load(path, threads), layout);
    }

    /// <summary>For training: the splitter's weights; null: those that come with the library.</summary>
    internal BoundaryModel? Boundaries { get; init; }

    /// <summary>Name and version of the model; empty without one.</summary>
    public string Version => _annotator?.Version ?? "";

    /// <summary>Reads one item.</summary>
    /// <param name="text">The body, untouched; spans of the result count from its start.</param>
    /// <param name="title">The title, or null. Its sentences come first, with spans that count from its own start.</param>
    /// <param name="bodyStart">Where the body begins in <paramref name="text"/>: past a first line that is the title. What lies before is not read.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bodyStart"/> lies outside the text.</exception>
    public Document Read(string text, string? title = null, int bodyStart = 0) => Annotate(Tokenize(text, title, bodyStart));

    /// <summary>Reads several items at once: sentences of all are batched, which is faster than one item after the other.</summary>
    /// <returns>One document an item, in their order; each the same as <see cref="Read"/> gives.</returns>
    public IReadOnlyList<Document> ReadMany(
        IReadOnlyList<(string Text, string? Title, int BodyStart)> items, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        var builders = new DocumentBuilder[items.Count];
        for (var i = 0; i < builders.Length; i++)
            builders[i] = Tokenize(items[i].Text, items[i].Title, items[i].BodyStart);
        return Annotate(builders, cancellationToken);
    }

    /// <summary>Annotates a document whose sentences and tokens are given; other columns are overwritten.</summary>
    public Document Annotate(DocumentBuilder builder) => Annotate([builder])[0];

    /// <inheritdoc cref="Annotate(DocumentBuilder)"/>
    public IReadOnlyList<Document> Annotate(IReadOnlyList<DocumentBuilder> builders, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(builders);
        foreach (var builder in builders)
            builder.ClearAnnotation();
        _annotator?.Annotate(builders, cancellationToken);
        var documents = new Document[builders.Count];
        for (var i = 0; i < documents.Length; i++)
        {
            var document = builders[i].Build();
            documents[i] = document.WithQuotations(QuotationFinder.Find(document));
        }
        return documents;
    }

    /// <summary>Layout, tokens and sentences alone, without annotation.</summary>
    /// <inheritdoc cref="Read"/>
    public DocumentBuilder Tokenize(string text, string? title = null, int bodyStart = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(bodyStart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bodyStart, text.Length);
        var builder = new DocumentBuilder(text, title);
        var tokens = new List<RawToken>();
        var starts = new List<int>();
        var splitter = new SentenceSplitter(Boundaries ?? BoundaryModel.Default);
        var paragraph = 0;
        // A text that begins with its own title: the title is read once, where it stands in the text.
        if (title is { Length: > 0 } && bodyStart == 0 && text.Length > title.Length
            && text.StartsWith(title, StringComparison.Ordinal) && char.IsWhiteSpace(text[title.Length]))
        {
            Tokenizer.Tokenize(text, 0, title.Length, tokens);
            splitter.Split(text, tokens, starts, afterStopsOnly: true);
            Add(builder, TextField.Text, SentenceKind.Title, paragraph++, tokens, starts, []);
            bodyStart = title.Length;
        }
        else if (title is not null)
        {
            Tokenizer.Tokenize(title, 0, title.Length, tokens);
            splitter.Split(title, tokens, starts, afterStopsOnly: true);
            Add(builder, TextField.Title, SentenceKind.Title, 0, tokens, starts, []);
        }
        var datelines = new List<int>();
        foreach (var (span, heading) in Layout.Paragraphs(text, bodyStart, _layout))
        {
            tokens.Clear();
            starts.Clear();
            datelines.Clear();
            Tokenizer.Tokenize(text, span.Start, span.End, tokens);
            splitter.Split(text, tokens, starts, afterStopsOnly: heading);
            if (_layout.Datelines && !heading)
                Dateline.SetApart(text, tokens, starts, datelines);
            Add(builder, TextField.Text, heading ? SentenceKind.Heading : SentenceKind.Prose, paragraph++, tokens, starts, datelines);
        }
        return builder;
    }

    static void Add(DocumentBuilder builder, TextField field, SentenceKind kind, int paragraph,
        List<RawToken> tokens, List<int> starts, List<int> datelines)
    {
        var text = field == TextField.Title ? builder.Title : builder.Text;
        for (int i = 0, sentence = 0, dateline = 0; i < tokens.Count; i++)
        {
            if (sentence < starts.Count && starts[sentence] == i)
            {
                var isDateline = dateline < datelines.Count && datelines[dateline] == i;
                dateline += isDateline ? 1 : 0;
                builder.BeginSentence(field, isDateline ? SentenceKind.Dateline : kind, paragraph);
                sentence++;
            }
            var token = tokens[i];
            var ends = i + 1 == tokens.Count || sentence < starts.Count && starts[sentence] == i + 1;
            if (ends && token.Class == TokenClass.Abbreviation && Abbreviations.YieldsFullStop(token.In(text)[..^1]))
            {
                builder.AddToken(new(token.Start, token.End - 1));
                builder.AddToken(new(token.End - 1, token.End));
                continue;
            }
            if (token.Last == 0)
            {
                builder.AddToken(new(token.Start, token.End));
                continue;
            }
            var (last, middle) = (token.End - token.Last, token.End - token.Last - token.Middle);
            var first = builder.AddToken(new(token.Start, middle));
            if (token.Middle > 0)
                builder.AddToken(new(middle, last));
            builder.AddToken(new(last, token.End));
            builder.AddMultiword(first, builder.TokenCount, new(token.Start, token.End));
        }
    }
}
