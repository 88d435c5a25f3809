using System.Collections.Frozen;
using Demarche.Coding.Lexicon;
using Demarche.Language;

namespace Demarche.Coding.Syntax;

/// <summary>
/// Finds the fillers of slots: undoes passives, relative clauses, participles, control and joined verbs, so that frames need only
/// be written for the plain active clause. Fillers are indices of head tokens in the sentence.
/// </summary>
sealed class SlotFinder(SentenceGraph graph, FrozenSet<string> light)
{
    // Verbs whose infinitive is done by their subject although they have an object.
    static readonly FrozenSet<string> s_subjectControl = new[] { "promise", "use", "threaten", "vow", "pledge" }.ToFrozenSet();

    // Verbs that put a noun with a preposition into effect: "come under attack", "be in talks".
    static readonly FrozenSet<string> s_prepositionalLight = new[]
    {
        "come", "go", "be", "hold", "engage", "enter", "participate", "take", "put", "place", "remain", "stay", "bring", "subject", "open",
        "meet", "sit", "get", "keep", "have", "return",
    }.ToFrozenSet();

    const int DeepestControl = 6;

    /// <summary>Whether a verb form is passive: it has a passive auxiliary or subject, or is a past participle that modifies.</summary>
    public bool IsPassive(int verb)
    {
        foreach (var child in graph.ChildrenOf(verb))
            if (graph.Rel[child] is DepRel.AuxPass or DepRel.NsubjPass or DepRel.CsubjPass or DepRel.OblAgent)
                return true;
        // "relaxed restrictions", where the tagger takes the participle for an adjective.
        if (graph.Upos[verb] == Upos.Adj && graph.Rel[verb] == DepRel.Amod)
            return true;
        var form = graph.Morphology[verb];
        if (form.VerbForm != VerbForm.Participle || form.Tense != Tense.Past)
            return false;
        foreach (var child in graph.ChildrenOf(verb))
            if (graph.Base(child) is DepRel.Aux or DepRel.Nsubj or DepRel.Obj)
                return false;
        if (graph.Rel[verb] is DepRel.Acl or DepRel.Advcl or DepRel.Amod)
            return true;
        if (graph.Rel[verb] == DepRel.Conj && graph.Head[verb] >= 0)
            return IsPassive(graph.Head[verb]);
        // "Activist jailed over protest": the passive of headlines has no auxiliary; its form.Voice comes from the tagger.
        return form.Voice == Voice.Passive;
    }

    /// <summary>The subject as the clause shows it, own or shared; before undoing the passive.</summary>
    public List<int> SurfaceSubject(int predicate, int depth = 0)
    {
        if (depth > DeepestControl || predicate < 0)
            return [];
        foreach (var child in graph.ChildrenOf(predicate))
        {
            if (graph.Base(child) is not (DepRel.Nsubj or DepRel.Csubj))
                continue;
            return IsRelativePronoun(child) && Antecedent(predicate) is var noun and >= 0 ? [noun] : [child];
        }
        var head = graph.Head[predicate];
        if (head < 0)
            return [];
        switch (graph.Rel[predicate])
        {
            case DepRel.Conj:
                return graph.IsPredicate(head) || graph.Upos[head] == Upos.Adj ? SurfaceSubject(head, depth + 1) : [];
            case DepRel.Xcomp:
            case DepRel.Ccomp when IsNonFinite(predicate):
                if (!s_subjectControl.Contains(graph.Lemma[head]))
                {
                    var receiver = graph.Child(head, DepRel.Obj);
                    if (receiver < 0)
                        receiver = graph.Child(head, DepRel.Iobj);
                    if (receiver >= 0 && graph.Upos[head] == Upos.Verb)
                        return [receiver];
                }
                return SurfaceSubject(head, depth + 1);
            case DepRel.Advcl when IsNonFinite(predicate):
                return SurfaceSubject(head, depth + 1);
            case DepRel.AclRelcl:
                return [head];
            case DepRel.Acl when graph.Morphology[predicate].VerbForm == VerbForm.Infinitive || HasMark(predicate, "to"):
                // "Macron to visit Japan": in a headline the noun is the doer.
                return graph.IsTitle && graph.ActorAt(head) is not null ? [head] : HolderOf(head);
            case DepRel.Acl:
                return HasMark(predicate, "of") || HasMark(predicate, "for") || graph.CaseOf(predicate).Length > 0 ? HolderOf(head) : [head];
            case DepRel.Amod:
                return [head];
            default:
                return [];
        }
    }

    /// <summary>Who does it.</summary>
    public List<int> Subject(int predicate)
    {
        if (!IsPassive(predicate))
            return SurfaceSubject(predicate);
        foreach (var child in graph.ChildrenOf(predicate))
            if (graph.Rel[child] == DepRel.OblAgent || graph.Base(child) == DepRel.Obl && graph.CaseOf(child) == "by")
                return [child];
        // "imposed on Belarus by the European Union", where the tree hangs the agent on the phrase before it.
        foreach (var child in graph.ChildrenOf(predicate))
            if (graph.Base(child) == DepRel.Obl)
                foreach (var inner in graph.ChildrenOf(child))
                    if (graph.Base(inner) == DepRel.Nmod && graph.CaseOf(inner) == "by")
                        return [inner];
        // "was seized and burned by rebels": the agent stands with the last of joined participles.
        foreach (var child in graph.ChildrenOf(predicate))
            if (graph.Rel[child] == DepRel.Conj && graph.Upos[child] == Upos.Verb && IsPassive(child))
                return Subject(child);
        return [];
    }

    /// <summary>Whom or what it is done to.</summary>
    public List<int> Object(int predicate)
    {
        if (IsPassive(predicate))
            return SurfaceSubject(predicate);
        List<int> found = [];
        foreach (var child in graph.ChildrenOf(predicate))
            if (graph.Rel[child] == DepRel.Obj)
                found.Add(IsRelativePronoun(child) && Antecedent(predicate) is var noun and >= 0 ? noun : child);
        // "urged Serbia to …", where the tree has Serbia as indirect object.
        if (found.Count == 0 && graph.Child(predicate, DepRel.Iobj) is var only and >= 0)
            found.Add(only);
        if (found.Count > 0)
            return found;
        // A relative clause with a subject of its own and no object: "the company he founded".
        if (graph.Rel[predicate] == DepRel.AclRelcl && HasSubject(predicate) && !HasRelativeSubject(predicate))
            return [graph.Head[predicate]];
        // Joined verbs share an object that stands behind the last: "condemned and sanctioned Iran".
        foreach (var child in graph.ChildrenOf(predicate))
            if (graph.Rel[child] == DepRel.Conj && graph.Upos[child] == Upos.Verb && !HasSubject(child) && graph.Child(child, DepRel.Obj) is var shared and >= 0
                && shared > child && child - predicate <= 4)
                return [shared];
        if (graph.Rel[predicate] == DepRel.Conj && graph.Child(graph.Head[predicate], DepRel.Obj) is var first and >= 0 && first > predicate)
            return [first];
        return [];
    }

    /// <summary>Fillers of a slot, in the order of the text.</summary>
    /// <param name="trigger">The word that names the act.</param>
    /// <param name="pos">As what it is read.</param>
    /// <param name="carrier">The verb that carries a noun, or −1.</param>
    /// <param name="slot">The slot.</param>
    public List<int> Fill(int trigger, FramePos pos, int carrier, Slot slot)
    {
        var fillers = FillStep(trigger, pos, carrier, slot);
        if (slot.Inner is null)
            return fillers;
        List<int> inner = [];
        foreach (var filler in fillers)
            foreach (var found in FillStep(filler, graph.Upos[filler] == Upos.Verb ? FramePos.Verb : FramePos.Noun, -1, slot.Inner))
                if (!inner.Contains(found))
                    inner.Add(found);
        return inner;
    }

    List<int> FillStep(int trigger, FramePos pos, int carrier, Slot slot)
    {
        switch (slot.Kind)
        {
            case SlotKind.Subject:
                return pos == FramePos.Noun ? carrier >= 0 ? Subject(carrier) : [] : Subject(trigger);
            case SlotKind.Object:
                return pos == FramePos.Noun ? [] : Object(trigger);
            case SlotKind.IndirectObject:
                var receiver = graph.Child(trigger, DepRel.Iobj);
                return receiver >= 0 ? [receiver] : Prepositional(trigger, pos, carrier, "to");
            case SlotKind.Content:
                return Content(trigger, pos, carrier);
            case SlotKind.Preposition:
                return Prepositional(trigger, pos, carrier, slot.Preposition!);
            case SlotKind.Possessor:
                return ChildrenWith(trigger, DepRel.NmodPoss);
            case SlotKind.Modifier:
                return Modifiers(trigger);
            case SlotKind.LightSubject:
                return LightSubject(trigger, carrier);
            default:
                return LightObject(trigger, carrier);
        }
    }

    /// <summary>The verb that carries a noun: <c>held</c> in "held talks", <c>came</c> in "came under attack"; −1 when there is none.</summary>
    /// <param name="noun">The noun.</param>
    /// <param name="carries">Whether a verb may carry this noun beside the light ones.</param>
    public int CarrierOf(int noun, Func<int, bool> carries)
    {
        for (var steps = 0; steps < 4; steps++)
        {
            var head = graph.Head[noun];
            if (head < 0)
                return -1;
            switch (graph.Rel[noun])
            {
                case DepRel.Conj:
                    noun = head;
                    continue;
                case DepRel.Obj or DepRel.NsubjPass when graph.Upos[head] is Upos.Verb:
                    return light.Contains(graph.Lemma[head]) || carries(head) ? head : -1;
                case DepRel.Acl or DepRel.AclRelcl:
                    return -1;
                case DepRel.Obl when graph.Upos[head] is Upos.Verb:
                    return s_prepositionalLight.Contains(graph.Lemma[head]) && graph.CaseOf(noun) is "in" or "under" or "into" or "to" or "on" ? head : -1;
                default:
                    // "The noun that an unreduced participle describes": talks held in Geneva.
                    foreach (var child in graph.ChildrenOf(noun))
                        if (graph.Rel[child] is DepRel.Acl or DepRel.AclRelcl && light.Contains(graph.Lemma[child])
                            && Object(child).Contains(noun))
                            return child;
                    return -1;
            }
        }
        return -1;
    }

    List<int> LightSubject(int noun, int carrier)
    {
        if (carrier >= 0)
        {
            // "came under attack": the subject of the carrier is the one attacked, not the attacker.
            return graph.CaseOf(noun) == "under" ? [] : Subject(carrier);
        }
        // "is in talks with"; "under" turns the roles round.
        return graph.HasChild(noun, DepRel.Cop) && graph.CaseOf(noun) is "in" or "at" or "on" ? ChildrenWith(noun, DepRel.Nsubj) : [];
    }

    List<int> LightObject(int noun, int carrier)
    {
        if (carrier >= 0)
        {
            if (graph.Base(noun) != DepRel.Obl)
                return [];
            var inner = Object(carrier);
            return inner.Count > 0 || graph.CaseOf(noun) != "under" ? inner : SurfaceSubject(carrier);
        }
        return graph.HasChild(noun, DepRel.Cop) && graph.CaseOf(noun) == "under" ? ChildrenWith(noun, DepRel.Nsubj) : [];
    }

    List<int> Content(int trigger, FramePos pos, int carrier)
    {
        List<int> found = [];
        Collect(trigger);
        if (found.Count == 0 && carrier >= 0)
            Collect(carrier);
        return found;

        void Collect(int head)
        {
            foreach (var child in graph.ChildrenOf(head))
            {
                var rel = graph.Rel[child];
                if (rel is DepRel.Xcomp or DepRel.Ccomp
                    || rel is DepRel.Acl && pos == FramePos.Noun && (HasMark(child, "to") || HasMark(child, "that") || HasMark(child, "for"))
                    || rel is DepRel.Advcl && HasMark(child, "to") && (pos != FramePos.Noun || head == carrier) && IsNonFinite(child))
                    found.Add(child);
            }
        }
    }

    List<int> Prepositional(int trigger, FramePos pos, int carrier, string preposition)
    {
        List<int> found = [];
        Collect(trigger);
        if (pos == FramePos.Noun)
        {
            if (carrier >= 0)
                Collect(carrier, exceptUnder: trigger);
            else if (found.Count == 0)
                CollectBetween();
            if (found.Count == 0 && preposition == "to")
                CollectFromNames();
        }
        else
        {
            foreach (var inner in Object(trigger))
                if (inner != trigger)
                    Collect(inner);
        }
        return found;

        // A phrase between a noun and the verb it belongs to is the noun's, also where the tree hangs it on the verb: "visits … to China hint".
        void CollectBetween()
        {
            var head = graph.Head[trigger];
            for (var i = trigger + 1; i < head; i++)
                if (graph.Head[i] == head && graph.Base(i) == DepRel.Obl && graph.CaseOf(i) == preposition)
                    found.Add(i);
        }

        // A name leads nowhere: "visits by Tim Cook of Apple to China", where the tree hangs China on Apple.
        void CollectFromNames()
        {
            var (first, end) = graph.Subtree(trigger);
            for (var i = Math.Max(first, trigger + 1); i < end; i++)
                if (graph.Base(i) == DepRel.Nmod && graph.CaseOf(i) == preposition && graph.Head[i] > trigger && graph.Upos[graph.Head[i]] == Upos.Propn
                    && graph.IsUnder(i, trigger))
                    found.Add(i);
        }

        void Collect(int head, int exceptUnder = -1)
        {
            foreach (var child in graph.ChildrenOf(head))
            {
                if (child == exceptUnder || graph.Base(child) is not (DepRel.Obl or DepRel.Nmod or DepRel.Advcl or DepRel.Acl or DepRel.Iobj or DepRel.Xcomp))
                    continue;
                if (graph.CaseOf(child) != preposition || found.Contains(child))
                    continue;
                found.Add(IsRelativePronoun(child) && Antecedent(head) is var noun and >= 0 ? noun : child);
                if (preposition == "between" && !graph.HasChild(child, DepRel.Conj) && SecondOfPair(child) is var second and >= 0 && !found.Contains(second))
                    found.Add(second);
            }
        }
    }

    // "between A and B" where the tree has missed that B is joined to A.
    int SecondOfPair(int first)
    {
        var (_, end) = graph.Subtree(first);
        for (var i = first + 1; i < Math.Min(graph.Length - 1, Math.Max(end, first + 8)); i++)
        {
            if (graph.Lemma[i] != "and")
                continue;
            for (var k = i + 1; k < Math.Min(graph.Length, i + 8); k++)
                if (graph.ActorAt(k) is { } actor && actor.First > i)
                    return actor.Head;
            return -1;
        }
        return -1;
    }

    List<int> Modifiers(int noun)
    {
        List<int> found = [];
        foreach (var child in graph.ChildrenOf(noun))
        {
            if (graph.Rel[child] is DepRel.NmodPoss or DepRel.Compound or DepRel.Amod or DepRel.NmodDesc or DepRel.Nmod or DepRel.NmodUnmarked or DepRel.Flat
                && child < noun)
                found.Add(child);
        }
        return found;
    }

    List<int> ChildrenWith(int head, DepRel rel)
    {
        List<int> found = [];
        foreach (var child in graph.ChildrenOf(head))
            if (graph.Rel[child] == rel)
                found.Add(child);
        return found;
    }

    /// <summary>Who holds a plan, right or duty named by a noun: its possessor, or the subject of the verb it hangs on.</summary>
    List<int> HolderOf(int noun)
    {
        var own = ChildrenWith(noun, DepRel.NmodPoss);
        if (own.Count > 0)
            return own;
        foreach (var child in graph.ChildrenOf(noun))
            if (graph.Rel[child] is DepRel.Amod or DepRel.Compound && child < noun && graph.ActorAt(child) is { } actor && actor.Head == child)
                return [child];
        var head = graph.Head[noun];
        if (head >= 0 && graph.Upos[head] == Upos.Verb && graph.Rel[noun] is DepRel.Obj or DepRel.Obl or DepRel.NsubjPass)
            return Subject(head);
        foreach (var child in graph.ChildrenOf(noun))
            if (graph.Base(child) == DepRel.Nmod && graph.CaseOf(child) is "by" or "of")
                return [child];
        return [];
    }

    bool IsRelativePronoun(int i) => graph.Upos[i] is Upos.Pron or Upos.Det or Upos.Sconj && graph.Lemma[i] is "who" or "which" or "that" or "whom";

    int Antecedent(int predicate)
    {
        // Up through joined verbs to the relative clause's own verb.
        for (var i = predicate; i >= 0; i = graph.Head[i])
        {
            if (graph.Rel[i] == DepRel.AclRelcl)
                return graph.Head[i];
            if (graph.Rel[i] is not (DepRel.Conj or DepRel.Xcomp or DepRel.Ccomp))
                return -1;
        }
        return -1;
    }

    bool HasSubject(int predicate)
    {
        foreach (var child in graph.ChildrenOf(predicate))
            if (graph.Base(child) is DepRel.Nsubj or DepRel.Csubj)
                return true;
        return false;
    }

    bool HasRelativeSubject(int predicate)
    {
        foreach (var child in graph.ChildrenOf(predicate))
            if (graph.Base(child) is DepRel.Nsubj && IsRelativePronoun(child))
                return true;
        return false;
    }

    bool IsNonFinite(int verb) =>
        graph.Morphology[verb].VerbForm is VerbForm.Infinitive or VerbForm.Participle or VerbForm.Gerund || HasMark(verb, "to");

    bool HasMark(int predicate, string word)
    {
        foreach (var child in graph.ChildrenOf(predicate))
            if (graph.Rel[child] is DepRel.Mark or DepRel.Case && graph.Lemma[child] == word)
                return true;
        return false;
    }
}
