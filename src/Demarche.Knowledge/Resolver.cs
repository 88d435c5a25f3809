using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>Finds who and what an item speaks of: actors, dates, places.</summary>
/// <param name="knowledge">The tables.</param>
/// <remarks>Thread-safe; the same document and day give the same result.</remarks>
public sealed class Resolver(KnowledgeBase knowledge)
{
    /// <summary>Resolves the actors, dates and places of a document.</summary>
    /// <param name="document">Annotated: tags, lemmas, tree; named mentions and quotations where there are any.</param>
    /// <param name="published">Its day of publication: for office-holders, and for words such as "Wednesday". Null when not known.</param>
    public ResolvedDocument Resolve(Document document, DateOnly? published = null)
    {
        var item = new Item(knowledge, document, published);
        var drafts = new List<Draft>[document.SentenceCount];
        for (var i = 0; i < drafts.Length; i++)
            drafts[i] = new MentionBuilder(item, i).Build();
        foreach (var sentence in drafts)
            item.Share(sentence);
        new Coreference(item, drafts).Resolve();
        var places = PlaceFinder.Find(item, drafts);
        var byToken = new ActorMention?[document.SentenceCount][];
        var made = new Dictionary<Draft, ActorMention>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < byToken.Length; i++)
            byToken[i] = Lay(drafts[i], document[i].Length, made);
        return new(document, published, byToken, DateTagger.Tag(document, published), places);
    }

    /// <summary>What a name or phrase may stand for: "Mofcom", "Wang", "China's Minister of Commerce", "the Dutch trade minister".</summary>
    /// <param name="name">The words; capitals count, but need not be right.</param>
    /// <param name="date">The day whose office-holders are meant; null: today's, by the tables.</param>
    /// <param name="context">Other words of the text, which countries and organisations are taken from; null for none.</param>
    /// <returns>The likeliest first; empty when the tables have nothing.</returns>
    public IReadOnlyList<Candidate> Lookup(string name, DateOnly? date = null, string? context = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NameLookup.Find(knowledge, name, date, context);
    }

    // The phrase a token heads, else the smallest that covers it.
    static ActorMention?[] Lay(List<Draft> drafts, int count, Dictionary<Draft, ActorMention> made)
    {
        var actors = new ActorMention?[count];
        drafts.RemoveAll(draft => draft is { Form: MentionForm.Pronoun, Kind: EntityKind.Generic, HeadWord: "it" or "its" or "itself" or "who" } &&
            draft.Evidence.Count == 0);
        drafts.Sort((a, b) => a.End - a.First != b.End - b.First ? (b.End - b.First).CompareTo(a.End - a.First) : a.First.CompareTo(b.First));
        foreach (var draft in drafts)
        {
            var mention = Make(draft, made);
            for (var t = draft.First; t < draft.End; t++)
                actors[t] = mention;
        }
        for (var i = drafts.Count - 1; i >= 0; i--)
            actors[drafts[i].Head] = Make(drafts[i], made);
        return actors;
    }

    static ActorMention Make(Draft draft, Dictionary<Draft, ActorMention> made)
    {
        if (made.TryGetValue(draft, out var mention))
            return mention;
        mention = new()
        {
            Sentence = draft.Sentence,
            Head = draft.Head,
            First = draft.First,
            End = draft.End,
            Kind = draft.Kind,
            Name = draft.Name,
            Id = draft.Id,
            Country = draft.Country,
            Sector = draft.Sector,
            Office = draft.Office,
            Organization = draft.Organization,
            OrganizationId = draft.OrganizationId,
            IsAnaphor = draft.IsAnaphor,
            Members = draft.Members is { } members ? [.. members.Select(member => Make(member, made))] : [],
            Evidence = draft.Evidence,
        };
        made[draft] = mention;
        return mention;
    }
}
