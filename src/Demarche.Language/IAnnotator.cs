namespace Demarche.Language;

/// <summary>Fills the columns of tokenized documents: lemma, tag, features, head, relation, named mentions.</summary>
/// <remarks>Implementations are thread-safe, and what they say of a sentence does not depend on the sentences beside it in the batch.</remarks>
public interface IAnnotator
{
    /// <summary>Name and version of the model, for the record of what coded an item.</summary>
    string Version { get; }

    /// <summary>Annotates every sentence of every document. Sentences may be batched across documents.</summary>
    /// <param name="documents">Documents with sentences and tokens; their columns are overwritten, mentions are added.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    void Annotate(IReadOnlyList<DocumentBuilder> documents, CancellationToken cancellationToken = default);
}
