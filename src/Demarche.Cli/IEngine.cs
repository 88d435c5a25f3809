using Demarche.Language;
using Demarche.Language.Tokenization;
using Demarche.Ontology;

namespace Demarche.Cli;

/// <summary>What coding one article gave.</summary>
/// <param name="Events">Its events.</param>
/// <param name="Sentences">Number of sentences read.</param>
readonly record struct CodedArticle(IReadOnlyList<Event> Events, int Sentences);

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
}

/// <summary>Folders that take the place of the program's own; null: its own.</summary>
/// <param name="Frames">The frame lexicon.</param>
/// <param name="Knowledge">The actor tables.</param>
/// <param name="Models">The weights.</param>
sealed record EngineFolders(string? Frames = null, string? Knowledge = null, string? Models = null);

/// <summary>Loads what a command needs, and no more.</summary>
interface IEngineLoader
{
    /// <summary>The coder.</summary>
    IEngine LoadCoder(EngineFolders folders);

    /// <summary>The language layer alone.</summary>
    LanguagePipeline LoadLanguage(EngineFolders folders, LayoutOptions layout);
}
