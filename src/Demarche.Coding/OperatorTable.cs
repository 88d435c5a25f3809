using Demarche.Coding.Lexicon;
using Demarche.Ontology;

namespace Demarche.Coding;

/// <summary>What becomes of an act that is promised, planned, threatened, asked for or refused. The table of the coding guide.</summary>
/// <param name="lexicon">Gives the word classes for content without a frame.</param>
sealed class OperatorTable(FrameLexicon lexicon)
{
    /// <summary>Families of acts that operators treat alike.</summary>
    enum Family
    {
        Unknown,
        Cooperation,
        Meeting,
        Easing,
        Penalty,
        Force,
        Dissent,
        Words,
    }

    // Operators of a decision: a penalty they announce is decided, not threatened.
    static readonly HashSet<string> s_decided = ["agree", "decide", "approve", "announce", "vote"];

    /// <summary>The type and mode of an operator's event.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="word">Its first word.</param>
    /// <param name="own">The sense of the operator, which may name a mode of its own.</param>
    /// <param name="content">The act it works on, or null when that has no frame.</param>
    /// <param name="contentLemma">Lemma of the content's head, or null.</param>
    /// <returns>Null when nothing is to be coded; the status is null where the operator does not set it.</returns>
    public (EventType Type, EventMode? Mode, EventStatus? Status, string Rule)? Combine(
        Operator op, string word, Sense own, Act? content, string? contentLemma)
    {
        var family = FamilyOf(content, contentLemma);
        switch (op)
        {
            case Operator.Commit:
                return family switch
                {
                    Family.Easing => Of("CONCEDE", content?.Mode?.Name == "e:ease" ? "e:ease" : null, "promises to give way"),
                    Family.Penalty when s_decided.Contains(word) && content is not null => Keep(content, null, "a penalty decided on"),
                    Family.Penalty or Family.Force => Of("THREATEN", ThreatMode(content), "promises harm"),
                    Family.Dissent or Family.Words when content is not null => Keep(content, EventStatus.Future, "announced for later"),
                    _ => Of("AGREE", null, "promises or is willing to cooperate"),
                };
            case Operator.Plan:
                return family switch
                {
                    Family.Easing => Of("CONCEDE", content?.Mode?.Name == "e:ease" ? "e:ease" : null, "plans to give way"),
                    Family.Penalty or Family.Force => Of("THREATEN", ThreatMode(content), "plans a penalty or force"),
                    Family.Dissent or Family.Words when content is not null => Keep(content, EventStatus.Future, "planned for later"),
                    Family.Cooperation or Family.Meeting => Of("AGREE", null, "plans to cooperate"),
                    _ => null,
                };
            case Operator.Threat:
                return content is null && contentLemma is not null && family != Family.Penalty || content is not null && family is Family.Meeting or Family.Cooperation
                    ? null
                    : Of("THREATEN", own.Mode?.Name ?? ThreatMode(content), "warns of harm");
            case Operator.Request:
                return Of("REQUEST", own.Mode?.Name ?? WantedMode(content, contentLemma), "asks for it");
            case Operator.Refuse:
                return Of("REJECT", own.Mode?.Name ?? WantedMode(content, contentLemma), "refuses it");
            case Operator.Deny:
                return Of("REJECT", own.Mode?.Name, "denies it");
            case Operator.Accuse:
                return Of("ACCUSE", own.Mode?.Name ?? "allege", "lays it at somebody's door");
            default:
                return null;
        }
    }

    /// <summary>What an act becomes when it still lies ahead (<c>will</c>, <c>to</c> in headlines).</summary>
    public static (EventType Type, EventMode? Mode, EventStatus Status, string? Rule) Ahead(Act act) => act.Type.Name switch
    {
        "CONSULT" or "SUPPORT" or "COOPERATE" or "AID" => (EventOntology.Type("AGREE"), null, EventStatus.Actual, "still ahead: AGREE"),
        "RETREAT" => (EventOntology.Type("CONCEDE"), act.Mode?.Name == "e:ease" ? EventOntology.Mode("CONCEDE", "e:ease") : null,
            EventStatus.Actual, "still ahead: CONCEDE"),
        "AGREE" or "CONCEDE" or "THREATEN" => (act.Type, act.Mode, EventStatus.Actual, null),
        "SANCTION" or "COERCE" => (act.Type, act.Mode, EventStatus.Actual, "decided for a later day: actual"),
        _ => (act.Type, act.Mode, EventStatus.Future, "announced for later: future"),
    };

    /// <summary>Which mode of REQUEST or REJECT: what is wanted.</summary>
    public string? WantedMode(Act? content, string? lemma)
    {
        switch (FamilyOf(content, lemma))
        {
            case Family.Meeting:
                return "meet";
            case Family.Cooperation:
                return content is { Type.Name: "SUPPORT" } ? "change" : "assist";
            case Family.Easing:
                return "yield";
            case Family.Penalty or Family.Force or Family.Words:
                return "change";
        }
        if (lemma is null)
            return null;
        foreach (var (name, mode) in s_wanted)
            if (lexicon.Class(name).Contains(lemma))
                return mode;
        return "change";
    }

    static readonly (string Class, string Mode)[] s_wanted = [("yield-act", "yield"), ("meet-act", "meet"), ("assist-act", "assist"), ("change-act", "change")];

    Family FamilyOf(Act? content, string? lemma)
    {
        if (content is not null)
        {
            return content.Type.Name switch
            {
                "CONSULT" => Family.Meeting,
                "AGREE" or "SUPPORT" or "COOPERATE" or "AID" => Family.Cooperation,
                "CONCEDE" or "RETREAT" => Family.Easing,
                "SANCTION" or "COERCE" => Family.Penalty,
                "ASSAULT" => Family.Force,
                "MOBILIZE" or "PROTEST" => Family.Dissent,
                "THREATEN" => Family.Penalty,
                _ => Family.Words,
            };
        }
        if (lemma is null)
            return Family.Unknown;
        if (lexicon.Class("ease-act").Contains(lemma) || lexicon.Class("yield-act").Contains(lemma))
            return Family.Easing;
        if (lexicon.Class("harm-act").Contains(lemma))
            return Family.Penalty;
        if (lexicon.Class("meet-act").Contains(lemma))
            return Family.Meeting;
        return lexicon.Class("assist-act").Contains(lemma) ? Family.Cooperation : Family.Unknown;
    }

    static string? ThreatMode(Act? content) => content?.Type.Name switch
    {
        "SANCTION" => content.Mode?.Name switch { "expel" => "expel", "discontinue" or "withdraw" => "relations", _ => "restrict" },
        "COERCE" => content.Mode?.Name switch { "arrest" => "arrest", "deport" => "expel", "seize" => "territory", _ => "restrict" },
        "ASSAULT" or "MOBILIZE" => "violence",
        "THREATEN" => content.Mode?.Name,
        "PROTEST" => "restrict",
        _ => "restrict",
    };

    static (EventType, EventMode?, EventStatus?, string)? Of(string type, string? mode, string rule)
    {
        var found = EventOntology.Type(type);
        return (found, mode is not null && found.Modes.TryGetValue(mode, out var known) ? known : null, null, rule);
    }

    static (EventType, EventMode?, EventStatus?, string)? Keep(Act content, EventStatus? status, string rule) => (content.Type, content.Mode, status, rule);
}
