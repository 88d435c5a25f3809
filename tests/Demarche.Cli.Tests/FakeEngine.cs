using Demarche.Language;
using Demarche.Language.Tokenization;
using Demarche.Ontology;

namespace Demarche.Cli.Tests;

/// <summary>A coder of one rule, without weights: "A met B" is a meeting of the words beside the verb.</summary>
sealed class FakeEngine : IEngine, IEngineLoader
{
    public CoderVersion Version { get; } = new("1.2.3", "lexicon-4", "model-5");

    /// <summary>Called for each article before it is coded.</summary>
    public Action<Article>? OnCode { get; init; }

    public IEngine LoadCoder(EngineFolders folders) => this;

    public LanguagePipeline LoadLanguage(EngineFolders folders, LayoutOptions layout, int threads) => new(annotator: null, layout);

    public CodedArticle Code(Article article, CancellationToken cancellationToken)
    {
        OnCode?.Invoke(article);
        var events = new List<Event>();
        for (var at = article.Text.IndexOf(" met ", StringComparison.Ordinal); at >= 0; at = article.Text.IndexOf(" met ", at + 1, StringComparison.Ordinal))
            events.Add(Meeting(article, at + 1));
        return new(events, article.Text.Count(c => c == '.'));
    }

    public (string Type, double Confidence) Relate(string markedSentence) => markedSentence.Contains("<s>", StringComparison.Ordinal)
        ? (markedSentence.Contains("praised", StringComparison.Ordinal) ? "SUPPORT" : "RETREAT", 0.75)
        : throw new FormatException("there is no <s>…</s>; mark the actor.");

    public IReadOnlyList<NameCandidate> Resolve(string name, DateOnly? date, string? context) => name == "Ann"
        ? [new("Ann Maran", "person/ann", "person", "DEU", "GOV", date is null ? null : "Minister", "Ministry", ["'Ann' is a name of Ann Maran", context ?? "no context"])]
        : name == "rain" ? [] : [new(name, null, "generic", null, "UNK", null, null, [])];

    static Event Meeting(Article article, int met)
    {
        var text = article.Text;
        var start = text.LastIndexOf(". ", met, StringComparison.Ordinal) is >= 0 and var stop ? stop + 2 : article.BodyStart;
        var end = text.IndexOf('.', met) is >= 0 and var full ? full + 1 : text.Length;
        var left = text.LastIndexOf(' ', met - 2) + 1;
        var right = text.IndexOfAny([' ', '.'], met + 4) is >= 0 and var next ? next : text.Length;
        left = Math.Max(left, start);
        return new()
        {
            Id = $"{article.Id}-{met}",
            Document = new(article.Id, article.Url, article.Title, article.PublishedText, article.Extra),
            Type = EventOntology.Type("CONSULT"),
            Mode = text.Contains("visit", StringComparison.Ordinal) ? EventOntology.Mode("CONSULT", "visit") : null,
            Status = EventStatus.Actual,
            Cameo = "040",
            Sentence = new("text", text.AsSpan(0, start).Count('.'), start, end, text[start..end]),
            Trigger = new("met", met, met + 3),
            Actors = [Named(text, left, met - 1, "DEU"), Named(text, met + 4, right, null)],
            Mutual = true,
            Date = text.Contains("Wednesday", StringComparison.Ordinal)
                ? new("2023-12-06", "day", new("Wednesday", text.IndexOf("Wednesday", StringComparison.Ordinal), text.IndexOf("Wednesday", StringComparison.Ordinal) + 9))
                : null,
            Contexts = ["diplomatic"],
            Confidence = text.Contains("perhaps", StringComparison.Ordinal) ? 0.3 : 0.9,
            Explanation = ["frame meet.v: A met B", "A is the word before, B the word behind"],
            Coder = new("1.2.3", "lexicon-4", "model-5"),
        };
    }

    static Participant Named(string text, int start, int end, string? country) => new()
    {
        Mention = new(text[start..end], start, end),
        Name = text[start..end],
        Country = country,
        Sector = "GOV",
    };
}
