using Demarche.Coding;
using Demarche.Language;
using Demarche.Language.Tokenization;
using Demarche.Ontology;

namespace Demarche.Cli;

/// <summary>The coder of <c>Demarche.Coding</c>.</summary>
sealed class Engine(Coder coder) : IEngine
{
    readonly PairClassifier _pairs = new(coder);

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
}

/// <summary>Loads the coder and its parts from their files.</summary>
sealed class EngineLoader : IEngineLoader
{
    public IEngine LoadCoder(EngineFolders folders) =>
        new Engine(Coder.Load(new() { Frames = folders.Frames, Knowledge = folders.Knowledge, Models = folders.Models }));

    public LanguagePipeline LoadLanguage(EngineFolders folders, LayoutOptions layout) => LanguagePipeline.Load(folders.Models, layout);
}
