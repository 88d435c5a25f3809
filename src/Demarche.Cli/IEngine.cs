using Demarche.Knowledge;
using Demarche.Language;
using Demarche.Language.Tokenization;
using Demarche.Ontology;

namespace Demarche.Cli;

/// <summary>What coding one article gave.</summary>
/// <param name="Events">Its events.</param>
/// <param name="Sentences">Number of sentences read.</param>
readonly record struct CodedArticle(IReadOnlyList<Event> Events, int Sentences);

/// <summary>What a name or phrase may stand for.</summary>
/// <param name="Name">The usual name; the words themselves when nothing is known.</param>
/// <param name="Id">Id in the actor tables; null when nothing is known.</param>
/// <param name="Kind">State, organ, company, person and so on, in lower case.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Sector">A code of the ontology's sectors.</param>
/// <param name="Office">Office held on the day, or null.</param>
/// <param name="Organization">Where, or null.</param>
/// <param name="Evidence">Why, in short sentences.</param>
sealed record NameCandidate(string Name, string? Id, string Kind, string? Country, string Sector, string? Office, string? Organization,
    IReadOnlyList<string> Evidence);

/// <summary>What the commands need of the coder; the tests put a small one of their own in its place.</summary>
/// <remarks>Thread-safe.</remarks>
interface IEngine
{
    /// <summary>Versions of program, lexicon and model.</summary>
    CoderVersion Version { get; }

    /// <summary>Codes one article.</summary>
    CodedArticle Code(Article article, CancellationToken cancellationToken);

    /// <summary>Classifies a sentence in which <c>&lt;s&gt;</c> and <c>&lt;t&gt;</c> mark actor and recipient.</summary>
    /// <exception cref="FormatException">The marks are missing or broken.</exception>
    (string Type, double Confidence) Relate(string markedSentence);

    /// <summary>What a name or phrase stands for, the likeliest first; empty for words that can't be an actor.</summary>
    /// <param name="name">Such as <c>China's commerce minister</c>.</param>
    /// <param name="date">The day it is said on; null: any.</param>
    /// <param name="context">Text before it, which may say whom it means; or null.</param>
    IReadOnlyList<NameCandidate> Resolve(string name, DateOnly? date, string? context);
}

/// <summary>Folders that take the place of the program's own; null: its own.</summary>
/// <param name="Frames">The frame lexicon.</param>
/// <param name="Knowledge">The actor tables.</param>
/// <param name="Models">The weights.</param>
/// <param name="RulesOnly">Whether to leave the learned network out.</param>
sealed record EngineFolders(string? Frames = null, string? Knowledge = null, string? Models = null, bool RulesOnly = false);

/// <summary>Loads what a command needs, and no more.</summary>
interface IEngineLoader
{
    /// <summary>The coder.</summary>
    IEngine LoadCoder(EngineFolders folders);

    /// <summary>The language layer alone.</summary>
    /// <param name="folders">Folders in place of the program's own.</param>
    /// <param name="layout">How texts are laid out.</param>
    /// <param name="threads">Threads that one long text may be read on.</param>
    LanguagePipeline LoadLanguage(EngineFolders folders, LayoutOptions layout, int threads);

    /// <summary>The actor tables alone.</summary>
    Resolver LoadResolver(EngineFolders folders) => new(KnowledgeBase.Load(folders.Knowledge));
}
