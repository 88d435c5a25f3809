using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>Resolves what points elsewhere in the item: pronouns, short nouns, organs without their country, "both sides".</summary>
sealed class Coreference
{
    const int Reach = 6; // sentences back that a noun may point

    // How much a country counts where it stands in the title, in the first sentences, and as the place of something; and how much less far away.
    const double TitleWeight = 4, LeadWeight = 1.5, LocativeWeight = 1.5, DistanceWeight = 0.6;

    readonly Item _item;
    readonly KnowledgeBase _knowledge;
    readonly Words _words;
    readonly List<Draft>[] _drafts;

    public Coreference(Item item, List<Draft>[] drafts)
    {
        (_item, _knowledge, _words, _drafts) = (item, item.Knowledge, item.Knowledge.Words, drafts);
    }

    /// <summary>Resolves every open mention, in the order of the text.</summary>
    public void Resolve()
    {
        foreach (var sentence in _drafts)
        {
            sentence.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.End.CompareTo(a.End));
            foreach (var draft in sentence)
            {
                if (!draft.IsOpen)
                    continue;
                // "its foreign ministry": first whose.
                if (draft.Form != MentionForm.Pronoun)
                {
                    foreach (var inner in sentence)
                    {
                        if (inner.IsOpen && inner.Form == MentionForm.Pronoun && inner.First >= draft.First && inner.End <= draft.CoreFirst)
                        {
                            inner.IsOpen = false;
                            ResolvePronoun(inner);
                        }
                    }
                }
                draft.IsOpen = false;
                if (draft.Form == MentionForm.Pronoun)
                    ResolvePronoun(draft);
                else if (draft.Match is not null)
                    ResolveOrganName(draft);
                else
                    ResolveNoun(draft);
            }
        }
        InheritCountries();
    }

    // ---- the country the item is about -----------------------------------------------------------------------------------------------------

    // Nouns for states and for those who come from several: no country of their own.
    static readonly HashSet<string> s_ofSeveral = new(StringComparer.Ordinal)
    {
        "country", "nation", "state", "government", "power", "ally", "partner", "neighbor", "neighbour", "adversary", "side", "party", "counterpart", "host", "capital",
        "donor", "mediator", "bloc", "alliance", "body", "peacekeeper", "observer", "market", "world", "leader", "multinational", "delegate", "summit",
        "conference", "forum", "coalition",
    };

    // "The bloc" is one of states, unless a party's is meant.
    static void AdjustBloc(Draft draft)
    {
        if (draft is { HeadWord: "bloc", Form: MentionForm.Noun, IsAnaphor: false, Country: null, Sector: "PTY", IsDefinite: true, IsModified: false })
            draft.Sector = "IGO";
    }

    // "Farmers", "the army", "a military court", a name that the tables don't have: where the item tells nothing else, of the country it speaks of there.
    void InheritCountries()
    {
        foreach (var sentence in _drafts)
        {
            foreach (var draft in sentence)
            {
                AdjustBloc(draft);
                if (draft.Country is not null || draft.Members is not null || !MayInherit(draft))
                    continue;
                if (MainCountry(draft) is not { } country)
                    continue;
                draft.Country = country;
                draft.Evidence.Add($"the item speaks of {_knowledge.StateOf(country)?.Entity.Name ?? country} here");
                if (NameHolder(draft, country))
                    continue;
                if (draft.OrganKind >= 0 && draft.Entity < 0 && !draft.IsPlural && draft.IsDefinite && !draft.IsModified && _knowledge.OrganOf(country, draft.OrganKind) is >= 0 and var organ)
                    SetOrgan(draft, organ);
                if (draft.Form == MentionForm.Name)
                    ShareCountry(draft);
            }
        }
        foreach (var sentence in _drafts)
            foreach (var draft in sentence)
                Follow(draft);
    }

    // All mentions of a name are of one country.
    void ShareCountry(Draft named)
    {
        if (named.Kind == EntityKind.Person)
            _item.Learn(named);
        foreach (var sentence in _drafts)
            foreach (var draft in sentence)
                if (draft.Form == MentionForm.Name && draft.Country is null && draft.Kind == named.Kind && draft.Name == named.Name)
                    draft.Country = named.Country;
    }

    // What points back follows what it points to.
    static void Follow(Draft draft)
    {
        var at = draft;
        for (var steps = 0; at.Antecedent is { } antecedent && steps < 8; steps++)
            at = antecedent;
        if (at == draft || draft.Country is not null && draft.Sector != "UNK")
            return;
        draft.Country ??= at.Country;
        if (draft.Sector == "UNK")
            draft.Sector = at.Sector;
    }

    bool MayInherit(Draft draft)
    {
        if (draft.Form == MentionForm.Pronoun || draft.Sector is "IGO" or "MNC")
            return false;
        if (draft.Form == MentionForm.Name)
        {
            if (draft.Kind == EntityKind.Person)
                return draft.Organization is null || draft.Sector is not ("MNC" or "UNK");
            return draft.Entity < 0 && draft.Kind is EntityKind.Organ or EntityKind.Company or EntityKind.Group or EntityKind.Generic;
        }
        if (draft.IsAnaphor || draft.Sector == "NGO" && draft.IsPlural)
            return false;
        if (s_ofSeveral.Contains(draft.HeadWord) && (draft.IsPlural || draft.Title < 0))
            return false;
        var scan = _item.Scans[draft.Sentence];
        for (var t = draft.First; t < draft.End; t++)
        {
            if (scan.Word[t] == _words.Foreign && draft.Title < 0 && draft.OrganKind < 0 || scan.Sentence[t].Text is "international" or "global" or "world" or "overseas" or "European" or "Western")
                return false;
            // Another country's, body's or company's name in the phrase says whose they are.
            if (scan.NameOf(t) is { } name && _drafts[draft.Sentence].Exists(d => d != draft && d.CoreFirst == name.First && d.Form == MentionForm.Name && (d.Country is not null || d.Sector == "IGO")))
                return false;
        }
        return true;
    }

    // The country that most of what stands around a mention belongs to: the nearer, the more; the title counts everywhere.
    string? MainCountry(Draft draft)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var s = 0; s < _drafts.Length; s++)
        {
            var title = _item.Scans[s].Sentence.Kind == SentenceKind.Title;
            var distance = title ? 1 : Math.Abs(s - draft.Sentence);
            if (distance > 6)
                continue;
            foreach (var other in _drafts[s])
            {
                if (other.Country is not { } country || other.Form == MentionForm.Pronoun || other == draft || other.Sector is "MNC" or "BUS" || (other.Form == MentionForm.Noun && other.Entity < 0))
                    continue;
                var weight = (title ? TitleWeight : s <= 1 ? LeadWeight : 1.0) * (other.IsLocative ? LocativeWeight : 1) / (1 + DistanceWeight * distance);
                scores[country] = scores.GetValueOrDefault(country) + weight;
            }
        }
        var order = scores.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key);
        // "the Foreign Secretary": of a country that has one.
        if (draft.Title >= 0 && !draft.IsPlural && draft.Form == MentionForm.Noun && draft.CoreText.Contains(' ', StringComparison.Ordinal))
            return order.FirstOrDefault(country => _knowledge.HasOffice(country, draft.CoreText)) ?? s_usualStates.FirstOrDefault(country => _knowledge.HasOffice(country, draft.CoreText)) ?? order.FirstOrDefault();
        return order.FirstOrDefault();
    }

    static readonly string[] s_usualStates = ["USA", "GBR"];

    // "Chinese minister" in a title: the one the item names, else who held that office.
    bool NameHolder(Draft draft, string country)
    {
        if (draft.Title < 0 || draft.IsPlural || draft.IsFormer || draft.IsModified && !draft.IsDefinite || draft.Form != MentionForm.Noun || IsIndefinite(draft, _item.Scans[draft.Sentence]) || draft.Organization is not null)
            return false;
        if (Named(draft, country) is { } named)
        {
            draft.Take(named);
            draft.IsAnaphor = true;
            return true;
        }
        if (draft.IsModified || _knowledge.HolderOf(country, draft.CoreText, _item.Published) is not { } term)
            return false;
        var person = _knowledge.Entities[term.Person];
        (draft.Kind, draft.Name, draft.Id, draft.Entity, draft.Office) = (EntityKind.Person, person.Name, person.Id, term.Person, term.Title);
        draft.Evidence.Add($"{person.Name} is {term.Title} ({_knowledge.Files[term.File]} line {term.Line})");
        return true;
    }

    // The only person of that country whom the item calls so.
    Draft? Named(Draft title, string country)
    {
        Draft? found = null;
        foreach (var sentence in _drafts)
        {
            foreach (var draft in sentence)
            {
                if (draft.Kind != EntityKind.Person || draft.Form != MentionForm.Name || draft.Country != country || draft.Office?.Contains(title.CoreText, StringComparison.OrdinalIgnoreCase) != true)
                    continue;
                if (found is not null && found.Name != draft.Name)
                    return null;
                found ??= draft;
            }
        }
        return found;
    }

    // ---- the candidates before a mention, nearest first ---------------------------------------------------------------------------------

    IEnumerable<Draft> Before(Draft draft, int reach)
    {
        for (var s = draft.Sentence; s >= 0 && s >= draft.Sentence - reach; s--)
        {
            var sentence = _drafts[s];
            for (var i = sentence.Count - 1; i >= 0; i--)
            {
                var other = sentence[i];
                if (other == draft || (s == draft.Sentence && other.First >= draft.First) || other.IsOpen)
                    continue;
                if (s == draft.Sentence && other.End > draft.First && other.First <= draft.First && other.End >= draft.End)
                    continue; // a phrase can't mean what it stands in
                yield return other;
            }
        }
    }

    static int Distance(Draft from, Draft to)
    {
        var score = 30 * (to.Sentence - from.Sentence);
        if (to.Sentence == from.Sentence)
            score += Math.Min(to.First - from.First, 25) / 2;
        return score;
    }

    int Prominence(Draft candidate)
    {
        var scan = _item.Scans[candidate.Sentence];
        var score = scan.Rel[candidate.Head] switch
        {
            DepRel.Nsubj or DepRel.NsubjOuter => 24,
            DepRel.NsubjPass => 18,
            DepRel.Obj or DepRel.Iobj => 8,
            DepRel.NmodPoss => 6,
            DepRel.Conj when scan.Head[candidate.Head] >= 0 && Phrases.IsSubject(scan, scan.Head[candidate.Head]) => 18,
            DepRel.Amod or DepRel.Compound => -6,
            _ => 2,
        };
        if (scan.Sentence.Kind == SentenceKind.Title)
            score += 6;
        return score;
    }

    // ---- pronouns ------------------------------------------------------------------------------------------------------------------------

    void ResolvePronoun(Draft draft)
    {
        if (draft.HeadWord is "i" or "me" or "my" or "we" or "us" or "our")
        {
            ResolveSpeaker(draft);
            return;
        }
        if (draft.HeadWord == "who")
        {
            ResolveRelative(draft);
            return;
        }
        Draft? best = null;
        var bestScore = int.MinValue;
        var personal = draft.Gender != Gender.Unknown;
        foreach (var candidate in Before(draft, personal ? 4 : 2))
        {
            if (!Agrees(draft, candidate))
                continue;
            var score = Prominence(candidate) - Distance(candidate, draft);
            if (!draft.IsPlural && !personal && candidate.Kind is EntityKind.Company or EntityKind.Organ or EntityKind.State or EntityKind.Body)
                score += 4;
            if (draft.IsPlural)
                score += candidate.IsPlural ? 14 : 0;
            if (candidate.Gender != Gender.Unknown && candidate.Gender == draft.Gender)
                score += 10;
            if (IsParallel(draft, candidate))
                score += 10;
            if (score > bestScore)
                (best, bestScore) = (candidate, score);
        }
        if (best is null || bestScore < -110)
            return;
        var word = _item.Scans[draft.Sentence].Sentence[draft.First].Form;
        draft.Take(best);
        if (best.Gender == Gender.Unknown && personal)
            Teach(best, draft.Gender);
        draft.Evidence.Add($"'{word}' points back to {best.Name} in sentence {best.Sentence + 1}");
    }

    // "expressed Microsoft's willingness … and reiterated its commitment": owners of the objects of joined verbs.
    bool IsParallel(Draft pronoun, Draft candidate)
    {
        var scan = _item.Scans[pronoun.Sentence];
        return candidate.Sentence == pronoun.Sentence && VerbOf(pronoun.Head) is >= 0 and var later && scan.Rel[later] == DepRel.Conj
            && VerbOf(candidate.Head) is >= 0 and var earlier && scan.Head[later] == earlier;

        int VerbOf(int owner) =>
            scan.Rel[owner] == DepRel.NmodPoss && scan.Head[owner] is >= 0 and var noun && scan.Rel[noun] == DepRel.Obj ? scan.Head[noun] : -1;
    }

    void Teach(Draft person, Gender gender)
    {
        if (_item.PersonOf(person) is { } record)
            record.Gender = gender;
        foreach (var sentence in _drafts)
            foreach (var draft in sentence)
                if (draft.Kind == EntityKind.Person && draft.Name == person.Name && draft.Form == MentionForm.Name)
                    draft.Gender = gender;
    }

    static bool Agrees(Draft pronoun, Draft candidate)
    {
        if (candidate.Form == MentionForm.Pronoun && candidate.Name.Equals(candidate.HeadWord, StringComparison.OrdinalIgnoreCase))
            return false; // itself unresolved
        if (pronoun.Gender != Gender.Unknown)
        {
            if (candidate.Gender != Gender.Unknown && candidate.Gender != pronoun.Gender)
                return false;
            return IsOnePerson(candidate);
        }
        if (pronoun.IsPlural)
            return !IsOnePerson(candidate) && (candidate.IsPlural || candidate.Kind is EntityKind.Company or EntityKind.Organ or EntityKind.Group or EntityKind.Body or EntityKind.State);
        return !candidate.IsHuman && !candidate.IsPlural && !candidate.IsLocative;
    }

    static bool IsOnePerson(Draft candidate) => candidate.IsHuman && !candidate.IsPlural;

    void ResolveSpeaker(Draft draft)
    {
        var span = _item.Scans[draft.Sentence].Sentence[draft.First].Span;
        var field = _item.Scans[draft.Sentence].Sentence.Field;
        foreach (var quotation in _item.Document.Quotations)
        {
            if (quotation.Field != field || !quotation.Span.Contains(span) || quotation.Speaker < 0)
                continue;
            var speaker = At(quotation.Speaker);
            if (speaker is null || speaker == draft || speaker.IsOpen)
                return;
            draft.Take(speaker);
            draft.Evidence.Add($"'{draft.HeadWord}' in a quotation is its speaker, {speaker.Name}");
            return;
        }
        if (ItemSpeaker(draft) is { } issuer)
        {
            draft.Take(issuer);
            draft.Evidence.Add($"'{draft.HeadWord}' is who speaks, {issuer.Name}");
        }
    }

    // Who issues a statement, or who is quoted above: the last to speak, else the body that the item begins with.
    Draft? ItemSpeaker(Draft draft)
    {
        foreach (var candidate in Before(draft, 8))
        {
            if (candidate.Form == MentionForm.Pronoun)
            {
                if (candidate.HeadWord is "we" or "our" or "us" or "i" or "my" && candidate.Antecedent is { } same)
                    return same;
                continue;
            }
            var scan = _item.Scans[candidate.Sentence];
            if (scan.Rel[candidate.Head] == DepRel.Nsubj && scan.Head[candidate.Head] is >= 0 and var verb && s_speaking.Contains(scan.Sentence[verb].Lemma) && !candidate.IsLocative)
                return candidate;
        }
        // A statement: who it begins with, if a body or its spokesman; else who does most in it.
        for (var s = 0; s < Math.Min(2, _drafts.Length); s++)
            foreach (var candidate in _drafts[s])
                if (candidate.HeadWord is "spokesperson" or "spokesman" or "spokeswoman" && !candidate.IsPlural || candidate is { Kind: EntityKind.Organ, IsLocative: false, Entity: >= 0 } && Phrases.IsSubject(_item.Scans[s], candidate.Head))
                    return candidate;
        return _drafts.Take(draft.Sentence + 1).SelectMany((sentence, s) => sentence.Where(candidate => candidate.Form != MentionForm.Pronoun && !candidate.IsLocative && !candidate.IsOpen &&
                Phrases.IsSubject(_item.Scans[s], candidate.Head)))
            .GroupBy(candidate => candidate.Name).OrderByDescending(group => group.Count()).FirstOrDefault()?.First();
    }

    static readonly HashSet<string> s_speaking = new(StringComparer.Ordinal) { "say", "tell", "add", "write", "state", "declare", "announce", "note", "tweet", "post", "explain", "spokesperson" };

    Draft? At(int documentToken)
    {
        foreach (var scan in _item.Scans)
        {
            var token = documentToken - scan.Sentence.First;
            if (token >= 0 && token < scan.Count)
                return _drafts[scan.Sentence.Ordinal].Find(d => d.Head == token) ?? _drafts[scan.Sentence.Ordinal].Find(d => d.First <= token && token < d.End);
        }
        return null;
    }

    void ResolveRelative(Draft draft)
    {
        Draft? best = null;
        foreach (var candidate in _drafts[draft.Sentence])
        {
            if (candidate.First < draft.First && candidate.End <= draft.First && draft.First - candidate.End <= 2 && candidate.Form != MentionForm.Pronoun)
                if (best is null || candidate.End > best.End || (candidate.End == best.End && candidate.First < best.First))
                    best = candidate;
        }
        if (best is null)
            return;
        draft.Take(best);
        draft.Evidence.Add($"'who' is {best.Name}");
    }

    // ---- organs without their country ------------------------------------------------------------------------------------------------------

    void ResolveOrganName(Draft draft)
    {
        var scan = _item.Scans[draft.Sentence];
        var (country, source) = draft.Country is { } own ? (own, null) : ContextCountry(draft, c => HasOrgan(scan, draft.Match!, c));
        var text = scan.Text(draft.Match!.First, draft.Match.End);
        if (country is not null)
        {
            foreach (var alias in scan.AliasesOf(draft.Match))
            {
                if (alias.Kind != AliasKind.Entity || _knowledge.Entities[alias.Target].Country != country)
                    continue;
                SetOrgan(draft, alias.Target);
                draft.Evidence.Add($"'{text}' after {source?.Name ?? country} ({_knowledge.Origin(alias)})");
                return;
            }
        }
        // English news says "the Justice Department", "the FTC" and "the Treasury" of America's, unless it tells otherwise.
        if (!_item.SpeaksOfStates || DefaultsToAmerica(text))
        {
            foreach (var alias in scan.AliasesOf(draft.Match))
            {
                if (alias.Kind != AliasKind.Entity || _knowledge.Entities[alias.Target].Country != "USA")
                    continue;
                SetOrgan(draft, alias.Target);
                draft.Evidence.Add($"'{text}', usually that of the United States ({_knowledge.Origin(alias)})");
                return;
            }
        }
        // Unknown whose: what all have in common stays.
        foreach (var alias in scan.AliasesOf(draft.Match))
        {
            if (alias.Kind != AliasKind.Entity)
                continue;
            (draft.Name, draft.Sector, draft.Kind) = (scan.Text(draft.First, draft.End), _knowledge.Entities[alias.Target].Sector, EntityKind.Organ);
            break;
        }
    }

    static bool DefaultsToAmerica(string name) => name.EndsWith("Department", StringComparison.Ordinal) || name.EndsWith("Treasury", StringComparison.Ordinal) ||
        name.Length is >= 3 and <= 5 && name.All(char.IsUpper);

    bool HasOrgan(SentenceScan scan, NameMatch name, string country)
    {
        foreach (var alias in scan.AliasesOf(name))
            if (alias.Kind == AliasKind.Entity && _knowledge.Entities[alias.Target].Country == country)
                return true;
        return false;
    }

    void SetOrgan(Draft draft, int entity)
    {
        var organ = _knowledge.Entities[entity];
        (draft.Entity, draft.Id, draft.Name) = (entity, organ.Id, _knowledge.NameOf(entity));
        (draft.Country, draft.Sector, draft.Kind) = (organ.Country, organ.Sector, organ.Kind);
    }

    // The country an organ named without one belongs to: that of the last to act in it.
    (string? Country, Draft? Source) ContextCountry(Draft draft, Func<string, bool> fits)
    {
        Draft? best = null;
        var bestScore = int.MinValue;
        foreach (var candidate in Before(draft, 4).Concat(After(draft)))
        {
            if (candidate.Country is null || !fits(candidate.Country) || candidate.Sector is "MNC" or "BUS" or "IGO" or "NGO" && candidate.Kind != EntityKind.Person)
                continue;
            var score = Prominence(candidate) - (candidate.Sentence == draft.Sentence && candidate.First > draft.First ? 45 : Distance(candidate, draft));
            if (candidate.Kind is EntityKind.Organ)
                score += 8;
            if (candidate.Kind == EntityKind.Person && candidate.Sector == "GOV")
                score += 4;
            if (score > bestScore)
                (best, bestScore) = (candidate, score);
        }
        return (best?.Country, best);
    }

    IEnumerable<Draft> After(Draft draft)
    {
        foreach (var other in _drafts[draft.Sentence])
            if (other.First >= draft.End && other.Form != MentionForm.Pronoun && !other.IsOpen)
                yield return other;
    }

    // ---- nouns that point back ---------------------------------------------------------------------------------------------------------------

    void ResolveNoun(Draft draft)
    {
        var scan = _item.Scans[draft.Sentence];
        if (IsPairOfAll(draft, scan))
        {
            ResolvePair(draft);
            return;
        }
        if (PossessorOf(draft, scan) is { } possessor)
        {
            TakeCountryOf(draft, possessor);
            return;
        }
        // "The American company": the country stands for the name.
        var byCountry = draft.IsModified && draft.Country is not null && draft.Agent >= 0 && _knowledge.Agents[draft.Agent].Kind == AgentKind.Company && OnlyCountryBefore(draft, scan);
        if (draft.IsDefinite && (!draft.IsModified || byCountry) && !draft.IsPlural && Antecedent(draft) is { } antecedent)
        {
            var text = scan.Text(draft.First, draft.End);
            if (antecedent.Kind == EntityKind.Generic && antecedent.Form == MentionForm.Name && draft.Sector is "BUS")
                TeachCompany(antecedent);
            draft.Take(antecedent);
            draft.Evidence.Add($"'{text}' points back to {antecedent.Name} in sentence {antecedent.Sentence + 1}");
            return;
        }
        // "the ministry", after its minister; "the company", after its chief.
        if (draft.IsDefinite && !draft.IsModified && !draft.IsPlural && OrganizationOfLast(draft) is { } organization)
        {
            draft.Evidence.Add($"'{scan.Text(draft.First, draft.End)}' is that of a person named before");
            SetOrgan(draft, organization);
            draft.IsAnaphor = true;
            return;
        }
        if (draft.OrganKind >= 0 && draft.Country is null && !draft.IsPlural && !IsIndefinite(draft, scan))
        {
            var (country, source) = ContextCountry(draft, c => OrganOf(c, draft) is >= 0 and var organ &&
                (draft.HeadWord != "ministry" || HasWord(_knowledge.Entities[organ].Name, "ministry")));
            if (country is not null)
            {
                SetOrgan(draft, OrganOf(country, draft));
                draft.Evidence.Add($"'{scan.Text(draft.First, draft.End)}' after {source?.Name ?? country}");
            }
        }
    }

    // Where a state's army is not told apart from its armed forces, they are meant.
    int OrganOf(string country, Draft draft)
    {
        var organ = _knowledge.OrganOf(country, draft.OrganKind);
        return organ < 0 && _knowledge.OrganKinds[draft.OrganKind].Name == "army" ? _knowledge.OrganOf(country, Array.FindIndex(_knowledge.OrganKinds, kind => kind.Name == "military")) : organ;
    }

    int? OrganizationOfLast(Draft noun)
    {
        if (noun.OrganKind < 0 && noun.Agent < 0)
            return null;
        foreach (var candidate in Before(noun, 3))
        {
            if (candidate is not { Kind: EntityKind.Person, OrganizationId: { } id } || _knowledge.Find(id) is null)
                continue;
            var organization = _knowledge.IndexOf(id);
            if (_knowledge.Generic.TryGetValue(organization, out var generic) && generic.Contains(noun.HeadWord))
                return organization;
        }
        return null;
    }

    bool IsIndefinite(Draft draft, SentenceScan scan) => scan.Word[draft.First] == _words.A || scan.Word[draft.First] == _words.An;

    static bool OnlyCountryBefore(Draft draft, SentenceScan scan)
    {
        for (var t = draft.First; t < draft.CoreFirst; t++)
            if (scan.Pos[t] is Upos.Adj or Upos.Noun or Upos.Propn or Upos.Num or Upos.Verb && scan.NameOf(t) is null)
                return false;
        return true;
    }

    void TeachCompany(Draft company)
    {
        foreach (var sentence in _drafts)
            foreach (var draft in sentence)
                if (draft.Name == company.Name && draft.Kind == EntityKind.Generic && draft.Sector == "UNK" && draft != company)
                    (draft.Kind, draft.Sector) = (EntityKind.Company, "BUS");
        (company.Kind, company.Sector) = (EntityKind.Company, "BUS");
    }

    Draft? PossessorOf(Draft draft, SentenceScan scan)
    {
        foreach (var other in _drafts[draft.Sentence])
            if (other.Form == MentionForm.Pronoun && other != draft && other.First >= draft.First && other.End <= draft.CoreFirst && scan.Rel[other.Head] == DepRel.NmodPoss && !other.IsOpen)
                return other;
        return null;
    }

    void TakeCountryOf(Draft draft, Draft possessor)
    {
        if (possessor.Country is not { } country)
            return;
        if (draft.HeadWord is "counterpart" or "colleague" or "predecessor" or "successor" or "team" or "office" && draft.Sector is "UNK" or "CVL")
            draft.Sector = possessor.Sector == "ELI" ? "UNK" : possessor.Sector;
        if (draft.Country is not null)
            return;
        draft.Country = country;
        draft.Evidence.Add($"country by '{possessor.HeadWord}', {possessor.Name}");
        if (draft.OrganKind >= 0 && !draft.IsPlural && _knowledge.OrganOf(country, draft.OrganKind) is >= 0 and var organ && possessor.Kind == EntityKind.State)
            SetOrgan(draft, organ);
        if (possessor.Kind is EntityKind.Company or EntityKind.Group or EntityKind.Body && draft.Title >= 0)
        {
            (draft.Organization, draft.OrganizationId) = (possessor.Name, possessor.Id);
            if (_knowledge.Titles[draft.Title].FollowsOrganization)
                draft.Sector = possessor.Sector;
        }
    }

    Draft? Antecedent(Draft draft)
    {
        Draft? best = null;
        var bestScore = int.MinValue;
        foreach (var candidate in Before(draft, Reach))
        {
            var fit = Fit(draft, candidate);
            if (draft.IsModified && candidate.Country != draft.Country)
                fit = 0;
            if (fit == 0)
                continue;
            var score = fit * 25 + Prominence(candidate) - Distance(candidate, draft);
            if (score > bestScore)
                (best, bestScore) = (candidate, score);
        }
        return best;
    }

    static bool IsAnyCompany(string noun) => noun is "company" or "firm" or "group" or "giant" or "business" or "corporation" or "conglomerate" or "multinational" or "enterprise";

    static bool HasWord(string name, string word)
    {
        for (var at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetter(name[at - 1])) && (at + word.Length == name.Length || !char.IsLetter(name[at + word.Length])))
                return true;
        return false;
    }

    // How well a definite noun describes a candidate: 0 not at all.
    int Fit(Draft noun, Draft candidate)
    {
        if (candidate.IsPlural || candidate.Form == MentionForm.Pronoun && !candidate.IsAnaphor)
            return 0;
        var head = noun.HeadWord;
        if (candidate.Form == MentionForm.Noun && candidate.HeadWord == head)
            return 4;
        if (candidate.Kind == EntityKind.Person)
        {
            if (noun.Title < 0 && !(noun.Agent >= 0 && _knowledge.Agents[noun.Agent].Kind == AgentKind.Person))
                return 0;
            if (candidate.Office?.Contains(head, StringComparison.OrdinalIgnoreCase) == true)
                return 4;
            return noun.Sector == candidate.Sector && noun.Sector != "UNK" && noun.HeadWord is "official" or "leader" or "politician" or "diplomat" or "lawmaker" or "executive" or "man" or "woman" ? 1 : 0;
        }
        if (noun.Agent < 0 && noun.OrganKind < 0)
            return 0;
        if (candidate.Form == MentionForm.Name && candidate.Kind != EntityKind.State && HasWord(candidate.Name, head))
            return 4;
        // A ministry, a court or an army is no group or company.
        if (noun.OrganKind >= 0 && candidate.Kind is EntityKind.Group or EntityKind.Company && !(candidate.Entity >= 0 && _knowledge.Generic.TryGetValue(candidate.Entity, out var called) && called.Contains(head)))
            return 0;
        if (noun.OrganKind >= 0 && candidate.Entity >= 0 && _knowledge.KindsOfOrgan.TryGetValue(candidate.Entity, out var kinds))
        {
            if (kinds.Contains(noun.OrganKind))
                return 4;
            foreach (var kind in kinds)
                if (_knowledge.OrganKinds[kind].Generic.Contains(head))
                    return 3;
        }
        if (candidate.Entity >= 0 && _knowledge.Generic.TryGetValue(candidate.Entity, out var generic) && (generic.Contains(head) || generic.Contains(noun.CoreText)))
            return IsAnyCompany(head) ? 3 : 4; // "the planemaker" is no airline
        var meaning = noun.Agent >= 0 ? _knowledge.Agents[noun.Agent] : null;
        return (meaning?.Kind, candidate.Kind) switch
        {
            (AgentKind.Company, EntityKind.Company) => 2,
            // A name of unknown kind that is called a company later is one.
            (AgentKind.Company, EntityKind.Generic) when candidate.Form == MentionForm.Name && candidate.Sector == "UNK" && candidate.CoreText.Length == 0 && candidate.Id is null => 1,
            (AgentKind.Organ or AgentKind.Group, EntityKind.Body) when head is "bloc" or "alliance" or "union" or "body" or "organisation" or "organization" or "agency" => 3,
            (AgentKind.Place, EntityKind.State) => candidate.IsLocative ? 1 : 2,
            (AgentKind.Organ, EntityKind.Body) when meaning.Sector == "IGO" => 2,
            (AgentKind.Organ, EntityKind.State) when head is "government" or "administration" or "regime" => 1,
            (AgentKind.Group or AgentKind.Organ, EntityKind.Group) => 1,
            _ => 0,
        };
    }

    // ---- "both countries", "the two leaders" ----------------------------------------------------------------------------------------------------

    bool IsPairOfAll(Draft draft, SentenceScan scan)
    {
        if (!draft.IsPlural)
            return false;
        for (var t = draft.First; t < draft.CoreEnd; t++)
            if (scan.Word[t] == _words.Both || scan.Word[t] == _words.Two)
                return true;
        return false;
    }

    void ResolvePair(Draft draft)
    {
        var wantsPerson = draft.Title >= 0 || (draft.Agent >= 0 && _knowledge.Agents[draft.Agent].Kind == AgentKind.Person && draft.HeadWord is not "side");
        var wantsCompany = draft.Agent >= 0 && _knowledge.Agents[draft.Agent].Kind == AgentKind.Company;
        var wantsState = draft.Agent >= 0 && _knowledge.Agents[draft.Agent].Kind == AgentKind.Place;
        var found = new List<Draft>();
        foreach (var candidate in Before(draft, Reach))
        {
            if (candidate.IsPlural || candidate.Form == MentionForm.Noun && !candidate.IsAnaphor)
                continue;
            var fits = wantsPerson ? candidate.Kind == EntityKind.Person
                : wantsCompany ? candidate.Kind == EntityKind.Company
                : wantsState ? candidate.Kind == EntityKind.State
                : candidate.Kind is not EntityKind.Generic;
            if (!fits || found.Exists(f => f.Name == candidate.Name))
                continue;
            found.Add(candidate);
            if (found.Count == 2)
                break;
        }
        if (found.Count < 2)
            return;
        found.Reverse();
        draft.Members = found;
        draft.IsAnaphor = true;
        if (found[0].Sector == found[1].Sector && found[0].Sector != "UNK")
            draft.Sector = found[0].Sector;
        if (found[0].Country == found[1].Country)
            draft.Country = found[0].Country;
        draft.Evidence.Add($"'{_item.Scans[draft.Sentence].Text(draft.First, draft.End)}' are {found[0].Name} and {found[1].Name}");
    }
}
