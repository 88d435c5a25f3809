using Demarche.Language.Conllu;
using Demarche.Ontology;

namespace Demarche.Coding.Evaluation;

/// <summary>How a pair of gold and system event, or an event without partner, is to be read.</summary>
public enum EventVerdict
{
    /// <summary>A pair of level <c>record</c>.</summary>
    Right,
    /// <summary>Type and roles agree; a country or the status does not.</summary>
    WrongRecord,
    /// <summary>The type agrees, the roles don't.</summary>
    WrongWho,
    /// <summary>The triggers share a word, but the types differ.</summary>
    WrongType,
    /// <summary>A gold event the coder did not find.</summary>
    Missed,
    /// <summary>An event the coder gave and people did not.</summary>
    Spurious,
}

/// <summary>One line of an analysis of errors.</summary>
/// <param name="Verdict">What it is.</param>
/// <param name="Gold">The gold event; null when spurious.</param>
/// <param name="System">The coder's; null when missed.</param>
public sealed record EventComparison(EventVerdict Verdict, GoldEvent? Gold, Event? System);

/// <summary>
/// Compares coded events with gold, sentence by sentence, as <c>evaluation.md</c> defines it. At every level the events of a
/// sentence are paired anew, one to one, so that the number of pairs is greatest.
/// </summary>
/// <remarks>
/// Where the definition leaves room: an act is mutual when the coder says so or <see cref="GoldEvent.IsMutual"/>; gold words that
/// stand several times in the sentence match at any of them, unless the annotation says which; a gold participant that overlaps
/// several of the system's has the country or sector that one of them has. Not thread-safe.
/// </remarks>
public sealed class EventScorer
{
    readonly Dictionary<string, F1> _types = [];
    EventScores _scores = new();

    /// <summary>The figures of all items added so far.</summary>
    public EventScores Scores => _scores with { Types = new SortedDictionary<string, F1>(_types, StringComparer.Ordinal) };

    /// <summary>Adds an item.</summary>
    /// <param name="item">The gold item.</param>
    /// <param name="events">What the coder gave for <see cref="GoldItem.ToArticle"/>.</param>
    /// <returns>For each sentence, in order, its comparisons: gold events in their order, then spurious ones.</returns>
    public IReadOnlyList<IReadOnlyList<EventComparison>> Add(GoldItem item, IEnumerable<Event> events)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(events);
        var bySentence = events.ToLookup(item.SentenceOf);
        var comparisons = new List<IReadOnlyList<EventComparison>>();
        for (var i = 0; i < item.Sentences.Count; i++)
            comparisons.Add(AddSentence(item, i, [.. item.Events.Where(gold => gold.Sentence == i)], [.. bySentence[i]]));
        _scores = _scores with { Items = _scores.Items + 1, Sentences = _scores.Sentences + item.Sentences.Count };
        return comparisons;
    }

    List<EventComparison> AddSentence(GoldItem item, int sentence, GoldEvent[] gold, Event[] system)
    {
        if (gold.Length == 0 && system.Length == 0)
            return [];
        var pairs = new Pair[gold.Length, system.Length];
        for (var g = 0; g < gold.Length; g++)
            for (var s = 0; s < system.Length; s++)
                pairs[g, s] = new(item.Sentences[sentence], item.StartOf(sentence), gold[g], system[s]);

        // Among equal numbers of pairs, those that agree in more come first: it decides over which pairs the accuracies are counted.
        int Preference(int g, int s) =>
            (pairs[g, s].Record ? 8 : 0) + (pairs[g, s].TriggersMeet ? 4 : 0) + (pairs[g, s].Who ? 2 : 0) + (gold[g].Mode == system[s].Mode ? 1 : 0);

        int[] Match(Func<Pair, bool> level) => Matching.Maximum(gold.Length, system.Length, (g, s) => level(pairs[g, s]), Preference);

        var (byType, byWho, byRecord) = (Match(pair => pair.Type), Match(pair => pair.Who), Match(pair => pair.Record));
        _scores = _scores with
        {
            Type = _scores.Type + Count(byType),
            Who = _scores.Who + Count(byWho),
            Record = _scores.Record + Count(byRecord),
        };
        for (var g = 0; g < gold.Length; g++)
        {
            AddType(gold[g].Type, new(Gold: 1, System: 0, Correct: byType[g] >= 0 ? 1 : 0));
            if (byWho[g] >= 0)
                AddAccuracies(pairs[g, byWho[g]]);
        }
        foreach (var coded in system)
            AddType(coded.Type, new(Gold: 0, System: 1, Correct: 0));
        return Compare(gold, system, pairs, byType);

        F1 Count(int[] matched) => new(gold.Length, system.Length, matched.Count(s => s >= 0));
    }

    static List<EventComparison> Compare(GoldEvent[] gold, Event[] system, Pair[,] pairs, int[] byType)
    {
        var left = Enumerable.Range(0, system.Length).Except(byType).ToList();
        var result = new List<EventComparison>();
        for (var g = 0; g < gold.Length; g++)
        {
            if (byType[g] >= 0)
            {
                var pair = pairs[g, byType[g]];
                result.Add(new(pair.Record ? EventVerdict.Right : pair.Who ? EventVerdict.WrongRecord : EventVerdict.WrongWho, gold[g], pair.System));
                continue;
            }
            var other = left.FindIndex(s => pairs[g, s].TriggersMeet);
            if (other < 0)
            {
                result.Add(new(EventVerdict.Missed, gold[g], null));
                continue;
            }
            result.Add(new(EventVerdict.WrongType, gold[g], system[left[other]]));
            left.RemoveAt(other);
        }
        result.AddRange(left.Select(s => new EventComparison(EventVerdict.Spurious, null, system[s])));
        return result;
    }

    void AddType(EventType type, F1 counts) => _types[type.Name] = _types.GetValueOrDefault(type.Name) + counts;

    void AddAccuracies(Pair pair)
    {
        var (gold, system) = (pair.Gold, pair.System);
        _scores = _scores with { Status = _scores.Status.Add(gold.Status == system.Status) };
        if (gold.Mode is not null)
            _scores = _scores with { Mode = _scores.Mode.Add(gold.Mode == system.Mode) };
        if (gold.Date is not null)
            _scores = _scores with { Date = _scores.Date.Add(gold.Date == system.Date?.Value) };
        if (gold.Object is not null)
            _scores = _scores with { Object = _scores.Object.Add(system.Object is not null && Words.ShareContentWord(gold.Object, system.Object.Text)) };
        foreach (var (participant, partners) in pair.Participants)
        {
            if (participant.Country is not null)
                _scores = _scores with { Country = _scores.Country.Add(partners.Any(partner => partner.Country == participant.Country)) };
            if (participant.Sector != "UNK")
                _scores = _scores with { Sector = _scores.Sector.Add(partners.Any(partner => partner.Sector == participant.Sector)) };
        }
    }

    /// <summary>A gold and a system event of one sentence, and at which levels they agree.</summary>
    sealed class Pair
    {
        readonly string _sentence;
        readonly int _start;

        public Pair(string sentence, int start, GoldEvent gold, Event system)
        {
            (_sentence, _start, Gold, System) = (sentence, start, gold, system);
            TriggersMeet = Words.Find(sentence, gold.Trigger, gold.TriggerOccurrence)
                .Exists(span => Words.ShareWord(sentence, span, new(system.Trigger.Start - start, system.Trigger.End - start)));
            if (gold.Type != system.Type)
                return;
            Type = true;
            if (system.Mutual || gold.IsMutual)
            {
                Who = RoleAgrees([.. gold.Actors, .. gold.Recipients], [.. system.Actors, .. system.Recipients]);
            }
            else
            {
                // Both are looked at, so that all participants are paired.
                var actors = RoleAgrees(gold.Actors, system.Actors);
                Who = RoleAgrees(gold.Recipients, system.Recipients) && actors;
            }
            Record = Who && gold.Status == system.Status
                && Participants.TrueForAll(one => one.Gold.Country is null || one.Partners.Exists(partner => partner.Country == one.Gold.Country));
        }

        public GoldEvent Gold { get; }
        public Event System { get; }
        public bool TriggersMeet { get; }
        public bool Type { get; }
        public bool Who { get; }
        public bool Record { get; }

        /// <summary>The gold participants that overlap some of the system's in the same role, with those.</summary>
        public List<(GoldParticipant Gold, List<Participant> Partners)> Participants { get; } = [];

        bool RoleAgrees(IReadOnlyList<GoldParticipant> gold, IReadOnlyList<Participant> system)
        {
            if (gold.Count == 0)
                return system.Count == 0;
            var agrees = false;
            foreach (var participant in gold)
            {
                var spans = Words.Find(_sentence, participant.Text, participant.Occurrence);
                var partners = system.Where(one => spans.Exists(span =>
                    Words.ShareWord(_sentence, span, new(one.Mention.Start - _start, one.Mention.End - _start)))).ToList();
                if (partners.Count == 0)
                    continue;
                Participants.Add((participant, partners));
                agrees = true;
            }
            return agrees;
        }
    }
}
