using System.Collections.Frozen;
using Demarche.Ontology;

namespace Demarche.Coding.Lexicon;

/// <summary>Roles a frame fills.</summary>
public enum Role : byte
{
    /// <summary><c>A</c>: who acts.</summary>
    Actor,
    /// <summary><c>R</c>: to, for or against whom.</summary>
    Recipient,
    /// <summary><c>O</c>: what is given, restricted, asked or discussed.</summary>
    Object,
    /// <summary><c>M</c>: a party to a mutual act.</summary>
    Party,
}

/// <summary>Where a role is looked for: alternatives in order, the slots of one taken together.</summary>
/// <param name="Role">The role.</param>
/// <param name="Alternatives">At least one, each with at least one slot.</param>
public sealed record RoleRule(Role Role, Slot[][] Alternatives);

/// <summary>Words that say something about another act.</summary>
public enum Operator : byte
{
    /// <summary>No operator: an event of its own.</summary>
    None,
    /// <summary><c>@commit</c></summary>
    Commit,
    /// <summary><c>@plan</c></summary>
    Plan,
    /// <summary><c>@threat</c></summary>
    Threat,
    /// <summary><c>@request</c></summary>
    Request,
    /// <summary><c>@refuse</c></summary>
    Refuse,
    /// <summary><c>@deny</c></summary>
    Deny,
    /// <summary><c>@accuse</c></summary>
    Accuse,
    /// <summary><c>@say</c></summary>
    Say,
    /// <summary><c>@decide</c></summary>
    Decide,
    /// <summary><c>@seek</c></summary>
    Seek,
    /// <summary><c>@aspect</c></summary>
    Aspect,
    /// <summary><c>@fail</c></summary>
    Fail,
    /// <summary><c>@cause</c></summary>
    Cause,
    /// <summary><c>@allow</c></summary>
    Allow,
}

/// <summary>Kinds of conditions on a sense.</summary>
public enum ConditionKind : byte
{
    /// <summary><c>slot:words</c>: the head of the slot's filler.</summary>
    Head,
    /// <summary><c>slot~words</c>: any word of the filler's phrase.</summary>
    Phrase,
    /// <summary><c>has slot</c></summary>
    Filled,
    /// <summary><c>slot=actor</c></summary>
    ActorSlot,
    /// <summary><c>A:GOV/COP</c></summary>
    Sector,
    /// <summary><c>A=state</c></summary>
    Kind,
    /// <summary><c>mod:words</c>: a modifier of the trigger.</summary>
    Modifier,
    /// <summary><c>clause~words</c></summary>
    Clause,
    /// <summary><c>passive</c></summary>
    Passive,
}

/// <summary>One condition.</summary>
/// <param name="Kind">What is tested.</param>
/// <param name="Negated">Whether the test is turned round (<c>!</c>, <c>no</c>, <c>active</c>).</param>
/// <param name="Slot">The slot, where one is tested.</param>
/// <param name="Role">The role, where one is tested.</param>
/// <param name="Words">Lemmas, sectors or kinds; empty where none are named.</param>
public sealed record Condition(ConditionKind Kind, bool Negated, Slot? Slot, Role Role, FrozenSet<string> Words);

/// <summary>One sense of a frame.</summary>
public sealed record Sense
{
    /// <summary>The type; null for an operator without a type of its own, or for <c>NONE</c>.</summary>
    public EventType? Type { get; init; }

    /// <summary>The mode, or null.</summary>
    public EventMode? Mode { get; init; }

    /// <summary>CAMEO code finer than the default, or null.</summary>
    public string? Cameo { get; init; }

    /// <summary>The operator; <see cref="Operator.None"/> for a plain sense.</summary>
    public Operator Operator { get; init; }

    /// <summary>Whether this use is no event.</summary>
    public bool IsNone => Type is null && Operator == Operator.None;

    /// <summary>Role rules in the order written.</summary>
    public required IReadOnlyList<RoleRule> Roles { get; init; }

    /// <summary>Conditions; all must hold.</summary>
    public required IReadOnlyList<Condition> Conditions { get; init; }

    /// <summary>For an operator: slots in which the other act is looked for, in order.</summary>
    public IReadOnlyList<Slot> Content { get; init; } = [];

    /// <summary>Drop the sense without an actor.</summary>
    public bool NeedsActor { get; init; }

    /// <summary>Drop the sense without a recipient (or, for a mutual act, a second party).</summary>
    public bool NeedsRecipient { get; init; }

    /// <summary>Drop the sense when nobody fills any role.</summary>
    public bool NeedsAny { get; init; }

    /// <summary>The word is seldom an event.</summary>
    public bool Weak { get; init; }

    /// <summary>The word is nearly always an event.</summary>
    public bool Strong { get; init; }

    /// <summary>A noun that verbs outside the list of light verbs may carry too.</summary>
    public bool Light { get; init; }

    /// <summary>The line as written, without its conditions' layout; for explanations.</summary>
    public required string Text { get; init; }

    /// <summary>File and line.</summary>
    public required string Source { get; init; }
}

/// <summary>A headword with its senses.</summary>
/// <param name="Words">The lemma's words: one, or a verb with its particle, or a phrase.</param>
/// <param name="Pos">Part of speech.</param>
/// <param name="Senses">At least one.</param>
public sealed record Frame(string[] Words, FramePos Pos, IReadOnlyList<Sense> Senses)
{
    /// <summary>Such as <c>step_up.v</c>.</summary>
    public string Name => string.Join('_', Words) + Pos switch { FramePos.Verb => ".v", FramePos.Noun => ".n", _ => ".a" };
}
