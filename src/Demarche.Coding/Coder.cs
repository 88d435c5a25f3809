using Demarche.Coding.Learned;
using Demarche.Coding.Lexicon;
using Demarche.Coding.Syntax;
using Demarche.Knowledge;
using Demarche.Language;
using Demarche.Ontology;

namespace Demarche.Coding;

/// <summary>Where a <see cref="Coder"/> finds what it works with; null means what is shipped beside the program.</summary>
public sealed record CoderOptions
{
    /// <summary>Folder of the language model's weights.</summary>
    public string? Models { get; init; }

    /// <summary>Folder of the frame lexicon.</summary>
    public string? Frames { get; init; }

    /// <summary>Folder of the actor tables.</summary>
    public string? Knowledge { get; init; }

    /// <summary>Whether to code by the frames and rules alone, without the learned network.</summary>
    public bool RulesOnly { get; init; }

    /// <summary>Events below this confidence (0 to 1) are left out. Default 0: all.</summary>
    public double MinConfidence { get; init; }
}

/// <summary>What coding one item gave.</summary>
/// <param name="Events">The events in the order of the text, those of the title first.</param>
/// <param name="SentenceCount">Number of sentences read, title and headings included.</param>
public sealed record CodingResult(IReadOnlyList<Event> Events, int SentenceCount);

/// <summary>
/// The coder: a news item in, event records out. Load it once and share it; it is immutable and thread-safe, and the same item
/// gives the same records on any number of threads.
/// </summary>
/// <example><code>
/// var coder = Coder.Load();
/// var article = new Article { Id = "1", Text = "Brad Smith met Wang Wentao on Wednesday.", Published = new(2023, 12, 7) };
/// foreach (var e in coder.Code(article))
///     Console.WriteLine($"{e.Type} {e.Trigger.Text}: {string.Join(", ", e.Actors.Select(a => a.Name))}");
/// </code></example>
public sealed class Coder
{
    readonly Resolver _resolver;
    readonly FrameLexicon _lexicon;
    readonly ContextTagger _contexts;
    readonly double _minConfidence;
    readonly LearnedCoder? _learned;

    /// <summary>A coder of given parts.</summary>
    public Coder(LanguagePipeline language, KnowledgeBase knowledge, FrameLexicon lexicon, double minConfidence = 0)
        : this(language, knowledge, lexicon, null, minConfidence)
    {
    }

    Coder(LanguagePipeline language, KnowledgeBase knowledge, FrameLexicon lexicon, EventNetwork? network, double minConfidence)
    {
        Language = language;
        Knowledge = knowledge;
        _resolver = new(knowledge);
        _lexicon = lexicon;
        _contexts = new(lexicon);
        _minConfidence = minConfidence;
        _learned = network is null ? null : new(network, lexicon);
        Version = new(typeof(Coder).Assembly.GetName().Version!.ToString(3), lexicon.Version, network is null ? language.Version : $"{language.Version}+{network.Version}");
    }

    /// <summary>Loads language model, frames and actor tables.</summary>
    /// <exception cref="IOException">A folder or file is missing.</exception>
    /// <exception cref="FormatException">A table or frame can't be read; the message names file and line.</exception>
    public static Coder Load(CoderOptions? options = null)
    {
        options ??= new();
        // The parts are independent; together they take as long as the slowest.
        var knowledge = Task.Run(() => KnowledgeBase.Load(options.Knowledge));
        var lexicon = Task.Run(() => FrameLexicon.Load(options.Frames));
        var network = Task.Run(() => options.RulesOnly ? null : EventNetwork.Load(options.Models));
        var language = LanguagePipeline.Load(options.Models);
        return new(language, knowledge.GetAwaiter().GetResult(), lexicon.GetAwaiter().GetResult(), network.GetAwaiter().GetResult(), options.MinConfidence);
    }

    /// <summary>The language layer it reads with.</summary>
    public LanguagePipeline Language { get; }

    /// <summary>The actor tables it resolves by.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>Versions of program, lexicon and model, as records carry them.</summary>
    public CoderVersion Version { get; }

    /// <summary>Codes one item.</summary>
    /// <returns>Its events in the order of the text, those of the title first; empty when nothing happened.</returns>
    public IReadOnlyList<Event> Code(Article article, CancellationToken cancellationToken = default) => CodeItem(article, cancellationToken).Events;

    /// <summary>Codes one item, and says how much was read.</summary>
    public CodingResult CodeItem(Article article, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Code(article, Language.Read(article.Text, article.Title, article.BodyStart), cancellationToken);
    }

    /// <summary>Codes an item whose language layer has been read already.</summary>
    public CodingResult Code(Article article, Document document, CancellationToken cancellationToken = default)
    {
        var resolved = _resolver.Resolve(document, article.Published);
        var builder = new EventBuilder(article, resolved, Version);
        List<Event> events = [];
        foreach (var sentence in document.Sentences)
        {
            if (sentence.Kind is SentenceKind.Heading or SentenceKind.Dateline)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            var graph = new SentenceGraph(resolved, sentence, _lexicon.Knows);
            var coder = new SentenceCoder(graph, resolved, _lexicon);
            List<string>? contexts = null;
            var acts = coder.Code();
            if (_learned is not null)
                acts = _learned.Revise(graph, resolved, coder, acts);
            foreach (var act in acts)
            {
                var coded = builder.Build(act, graph, coder.Status, contexts ??= _contexts.Read(graph));
                if (coded.Actors.Count == 0 && ImpliedBy(events, coded) is { Count: > 0 } implied)
                    coded = coded with { ImpliedActors = implied };
                if (coded.Confidence >= _minConfidence)
                    events.Add(coded);
            }
        }
        return new(events, document.SentenceCount);
    }

    // A doer plain from the context: whoever did an act of the same type in this sentence or the one before.
    static List<ImpliedActor> ImpliedBy(List<Event> before, Event coded)
    {
        for (var i = before.Count - 1; i >= 0; i--)
        {
            var earlier = before[i];
            if (earlier.Sentence.Field != coded.Sentence.Field || coded.Sentence.Index - earlier.Sentence.Index > 1)
                break;
            if (earlier.Type == coded.Type && earlier.Actors.Count > 0)
                return [.. earlier.Actors.Select(actor => new ImpliedActor(actor.Name, actor.Id, actor.Country, actor.Sector))];
        }
        return [];
    }

    internal ResolvedDocument Resolve(Document document, DateOnly? published) => _resolver.Resolve(document, published);

    internal FrameLexicon Lexicon => _lexicon;
}
