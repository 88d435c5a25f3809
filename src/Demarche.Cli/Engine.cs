using Demarche.Coding;
using Demarche.Knowledge;
using Demarche.Language;
using Demarche.Language.Tokenization;
using Demarche.Ontology;

namespace Demarche.Cli;

/// <summary>The coder of <c>Demarche.Coding</c>.</summary>
sealed class Engine(Coder coder) : IEngine
{
    readonly PairClassifier _pairs = new(coder);
    readonly Resolver _resolver = new(coder.Knowledge);

    public CoderVersion Version => coder.Version;

    public CodedArticle Code(Article article, CancellationToken cancellationToken)
    {
        var result = coder.CodeItem(article, cancellationToken);
        return new(result.Events, result.SentenceCount);
    }

    public (string Type, double Confidence) Relate(string markedSentence)
    {
        var result = _pairs.Relate(markedSentence);
        return (result.Type.Name, result.Confidence);
    }

    public IReadOnlyList<NameCandidate> Resolve(string name, DateOnly? date, string? context)
    {
        // As the subject of a sentence behind the context, as it would stand in an item.
        var before = string.IsNullOrWhiteSpace(context) ? "" : context.TrimEnd() + "\n\n";
        var text = $"{before}{char.ToUpperInvariant(name[0])}{name.AsSpan(1)} said so.";
        var document = coder.Language.Read(text);
        var resolved = _resolver.Resolve(document, date);
        var phrase = new Span(before.Length, before.Length + name.Length);
        var found = new List<ActorMention>();
        foreach (var sentence in document.Sentences)
            foreach (var token in sentence)
                if (phrase.Contains(token.Span) && resolved.ActorAt(sentence.Ordinal, token.Index) is { } actor && !found.Contains(actor))
                    found.Add(actor);
        // The phrase as a whole goes before those inside it.
        return [.. found.OrderByDescending(actor => actor.End - actor.First).Select(actor => new NameCandidate(actor.Id is null ? name : actor.Name, actor.Id,
            actor.Kind.ToString().ToLowerInvariant(), actor.Country, actor.Sector, actor.Office, actor.Organization, actor.Evidence))];
    }
}

/// <summary>Loads the coder and its parts from their files.</summary>
sealed class EngineLoader : IEngineLoader
{
    public IEngine LoadCoder(EngineFolders folders) =>
        new Engine(Coder.Load(new() { Frames = folders.Frames, Knowledge = folders.Knowledge, Models = folders.Models, RulesOnly = folders.RulesOnly }));

    public LanguagePipeline LoadLanguage(EngineFolders folders, LayoutOptions layout, int threads) =>
        LanguagePipeline.Load(folders.Models, layout, threads);
}
