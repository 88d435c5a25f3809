using System.Collections.Frozen;

namespace Demarche.Language.Quotations;

/// <summary>Finds what stands between quotation marks, and who says it, by the tree.</summary>
/// <remarks>
/// Marks are paired within a paragraph; one that is not closed reaches to the paragraph's end when the next paragraph opens with a mark
/// again, as long quotations are printed, else it is dropped. Time is linear in the text.
/// </remarks>
static class QuotationFinder
{
    /// <summary>Marks nested deeper are passed over; print knows two levels.</summary>
    const int Deepest = 8;

    /// <summary>Verbs that report speech or frame quoted words, by lemma.</summary>
    static readonly FrozenSet<string> s_verbs = new[]
    {
        "accuse", "acknowledge", "add", "admit", "advise", "agree", "allege", "announce", "answer", "argue", "ask", "assert", "assure",
        "blast", "boast", "brand", "call", "caution", "cite", "claim", "comment", "complain", "concede", "conclude", "condemn",
        "confirm", "contend", "continue", "counter", "criticise", "criticize", "declare", "decry", "demand", "denounce", "deny",
        "describe", "dismiss", "dub", "elaborate", "emphasise", "emphasize", "exclaim", "explain", "express", "hail", "hint",
        "imply", "inform", "insist", "joke", "label", "lament", "maintain", "mention", "note", "observe", "pledge", "post",
        "praise", "predict", "proclaim", "promise", "propose", "protest", "quip", "quote", "read", "recall", "reiterate", "remark",
        "remind", "repeat", "reply", "report", "respond", "retort", "reveal", "say", "shout", "slam", "speak", "state", "stress",
        "suggest", "swear", "tell", "term", "testify", "threaten", "tweet", "underline", "underscore", "urge", "vow", "warn",
        "welcome", "wonder", "write",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Quotations of both texts in the order of their opening marks.</summary>
    public static Quotation[] Find(Document document)
    {
        var quotations = new List<Quotation>();
        var open = new List<(char Closing, int Token, int Slot)>();
        var carried = -1; // speaker of the quotation before, in this paragraph or one that it runs on from
        for (var first = 0; first < document.SentenceCount;)
        {
            var end = first + 1;
            while (end < document.SentenceCount && document[end].Field == document[first].Field
                && document[end].Paragraph == document[first].Paragraph)
                end++;
            carried = Paragraph(document, first, end, carried, open, quotations);
            first = end;
        }
        return [.. quotations];
    }

    /// <summary>Adds the quotations of the sentences [first, end); gives the speaker that the next paragraph may go on with, or −1.</summary>
    static int Paragraph(
        Document document, int first, int end, int carried, List<(char Closing, int Token, int Slot)> open, List<Quotation> quotations)
    {
        open.Clear();
        var table = document.Table;
        var field = document[first].Field;
        var text = document.TextOf(field);
        var (from, to) = (table.SentenceFirst[first], table.SentenceFirst[end]);
        var slots = quotations.Count;
        var found = new List<(int Open, int Close)>();
        var covered = -1; // last token of the outermost quotation so far
        for (var i = from; i < to; i++)
        {
            var span = table.Span[i];
            if (span.Length > 2 || span.Length == 0)
                continue;
            var mark = text[span.Start];
            if (span.Length == 2 && text[span.Start + 1] != mark)
                continue;
            if (Closes(text, span, mark, open) is >= 0 and var depth)
            {
                found[open[depth].Slot] = (open[depth].Token, i);
                open.RemoveRange(depth, open.Count - depth);
            }
            else if (ClosingOf(text, span, mark) is not '\0' and var closing && open.Count < Deepest)
            {
                open.Add((closing, i, found.Count));
                found.Add((i, -1));
            }
        }

        // A long quotation goes on in the next paragraph, which opens with a mark of its own.
        var runsOn = -1;
        if (open.Count > 0 && OpensWithMark(document, end, field, text[table.Span[open[0].Token].Start]))
        {
            found[open[0].Slot] = (open[0].Token, to - 1);
            runsOn = open[0].Slot;
        }

        var begins = from < to && found.Count > 0 && found[0].Open == from;
        var speaker = begins ? carried : -1;
        var (sentence, kept, last) = (first, slots, -1);
        for (var i = 0; i < found.Count; i++)
        {
            var (a, b) = found[i];
            if (b < 0)
                continue;
            while (table.SentenceFirst[sentence + 1] <= a)
                sentence++;
            var nested = a < covered;
            var (who, verb) = Attribution(document, sentence, a, b);
            if (who < 0 && speaker >= 0 && !nested && IsBareQuotation(document, sentence, a, b))
                who = speaker;
            if (!nested)
                (speaker, covered) = (who >= 0 ? who : speaker, b);
            if (i == runsOn)
                last = who;
            quotations.Add(new(field, new(table.Span[a].Start, table.Span[b].End), who, verb));
            kept++;
        }
        return last;
    }

    /// <summary>Depth of the open mark that this one closes; −1 when it closes none.</summary>
    static int Closes(string text, Span span, char mark, List<(char Closing, int Token, int Slot)> open)
    {
        if (mark is not ('"' or '\u201D' or '\u2019' or '\u00BB' or '\'' or '\u201C' or '\u203A') || open.Count == 0)
            return -1;
        for (var depth = open.Count - 1; depth >= 0; depth--)
        {
            if (open[depth].Closing != mark && !(mark == '\u201D' && open[depth].Closing == '"'))
                continue;
            // Straight marks look alike: one with space before it and none after opens.
            var opens = mark is '"' or '\'' && !SpaceAt(text, span.End) && (span.Start == 0 || SpaceAt(text, span.Start - 1));
            return opens ? -1 : depth;
        }
        return -1;
    }

    static char ClosingOf(string text, Span span, char mark) => mark switch
    {
        '\u201C' => '\u201D',
        '\u201E' => '\u201C',
        '\u2018' => '\u2019',
        '\u00AB' => '\u00BB',
        '\u2039' => '\u203A',
        '`' when span.Length == 2 => '\'',
        '"' when !SpaceAt(text, span.End) => '"',
        '\'' when !SpaceAt(text, span.End) && (span.Start == 0 || !char.IsLetterOrDigit(text[span.Start - 1])) => '\'',
        _ => '\0',
    };

    static bool SpaceAt(string text, int at) => at >= text.Length || char.IsWhiteSpace(text[at]);

    static bool OpensWithMark(Document document, int sentence, TextField field, char mark) =>
        sentence < document.SentenceCount && document[sentence].Field == field
        && document.TextOf(field)[document[sentence][0].Span.Start] == mark;

    /// <summary>Whether the sentences of a quotation hold nothing else but marks.</summary>
    static bool IsBareQuotation(Document document, int sentence, int open, int close)
    {
        var table = document.Table;
        var last = sentence;
        while (table.SentenceFirst[last + 1] <= close)
            last++;
        for (var i = table.SentenceFirst[sentence]; i < open; i++)
            if (table.Upos[i] is not (Upos.Punct or Upos.None))
                return false;
        for (var i = close + 1; i < table.SentenceFirst[last + 1]; i++)
            if (table.Upos[i] is not (Upos.Punct or Upos.None))
                return false;
        return true;
    }

    /// <summary>Speaker and verb from the sentence in which the quotation ends, else from that in which it begins; −1 for none.</summary>
    static (int Speaker, int Verb) Attribution(Document document, int sentence, int open, int close)
    {
        var last = sentence;
        while (document.Table.SentenceFirst[last + 1] <= close)
            last++;
        var result = InSentence(document[last], open, close);
        return result.Speaker < 0 && last != sentence ? InSentence(document[sentence], open, close) : result;
    }

    static (int Speaker, int Verb) InSentence(Sentence sentence, int open, int close)
    {
        var (a, b) = (Math.Max(open - sentence.First, 0), Math.Min(close - sentence.First, sentence.Length - 1));
        bool Quoted(int i) => i >= a && i <= b;

        // The verb above the quoted words, or hung on them.
        for (var i = a; i <= b; i++)
        {
            var head = sentence[i].Head;
            if (head < 0 || Quoted(head) || sentence[i].Upos == Upos.Punct)
                continue;
            for (var steps = 0; head >= 0 && steps < sentence.Length; steps++, head = sentence[head].Head)
                if (!Quoted(head) && IsSaying(sentence[head]) && SpeakerOf(sentence, head, Quoted) is >= 0 and var who)
                    return (sentence.First + who, sentence.First + head);
        }
        for (var i = 0; i < sentence.Length; i++)
            if (!Quoted(i) && Quoted(sentence[i].Head) && IsSaying(sentence[i]) && SpeakerOf(sentence, i, Quoted) is >= 0 and var who)
                return (sentence.First + who, sentence.First + i);

        // "According to" beside it.
        for (var i = 0; i < sentence.Length; i++)
            if (!Quoted(i) && sentence[i].Text.Equals("according", StringComparison.OrdinalIgnoreCase)
                && sentence[i].Head is >= 0 and var source && !Quoted(source))
                return (sentence.First + source, -1);

        // The parser may have torn them apart: the nearest verb, unless another quotation lies between.
        for (var distance = 1; distance <= 12; distance++)
        {
            foreach (var i in (ReadOnlySpan<int>)[b + distance, a - distance])
            {
                if (i < 0 || i >= sentence.Length || !IsSaying(sentence[i]) || MarkBetween(sentence, i, a, b))
                    continue;
                var who = SpeakerOf(sentence, i, Quoted);
                if (who < 0)
                    who = i == b + 1 ? AfterVerb(sentence, i) : i > b ? SubjectBetween(sentence, b, i) : -1;
                if (who >= 0)
                    return (sentence.First + who, sentence.First + i);
            }
        }
        return (-1, -1);
    }

    /// <summary>The head of the phrase that follows a verb right after the closing mark: <c>," said a senior aide</c>.</summary>
    static int AfterVerb(Sentence sentence, int verb)
    {
        foreach (var child in sentence.ChildrenOf(verb))
            if (child.Index > verb && child.Index <= verb + 6 && child.Upos is Upos.Noun or Upos.Propn or Upos.Pron)
                return child.Index;
        return -1;
    }

    /// <summary>A subject, of whatever verb, between the closing mark and the verb.</summary>
    static int SubjectBetween(Sentence sentence, int mark, int verb)
    {
        for (var i = verb - 1; i > mark; i--)
            if (sentence[i].DepRel.Universal() is DepRel.Nsubj)
                return i;
        return -1;
    }

    static bool IsSaying(Token token) => token.Upos is Upos.Verb && s_verbs.Contains(token.Lemma);

    static bool MarkBetween(Sentence sentence, int verb, int open, int close)
    {
        var (from, to) = verb > close ? (close + 1, verb) : (verb + 1, open);
        for (var i = from; i < to; i++)
            if (sentence[i].Text is ['"' or '\u201C' or '\u201D'])
                return true;
        return false;
    }

    /// <summary>
    /// The subject of a verb of saying outside the quotation: its own, that of the verb it hangs on (<c>added</c>, <c>saying</c>), or
    /// for <c>who said</c> the word the clause modifies. −1 when there is none.
    /// </summary>
    static int SpeakerOf(Sentence sentence, int verb, Func<int, bool> quoted)
    {
        for (var steps = 0; steps < sentence.Length && verb >= 0; steps++)
        {
            var after = -1;
            foreach (var child in sentence.ChildrenOf(verb))
            {
                if (quoted(child.Index))
                    continue;
                if (child.DepRel is DepRel.Nsubj or DepRel.NsubjPass or DepRel.NsubjOuter)
                {
                    var relative = child.Lemma is "who" or "which" or "that";
                    if (relative && sentence[verb].DepRel is DepRel.AclRelcl && sentence[verb].Head >= 0)
                        return sentence[verb].Head;
                    return child.Index;
                }
                // Inverted, "said Smith": the name may have been taken for the object.
                if (child.Index == verb + 1 && child.DepRel is DepRel.Obj && child.Upos is Upos.Propn or Upos.Pron)
                    after = child.Index;
            }
            if (after >= 0)
                return after;
            var rel = sentence[verb].DepRel.Universal();
            if (rel is DepRel.Acl && sentence[verb].Head is >= 0 and var noun && !quoted(noun)
                && sentence[noun].Upos is Upos.Noun or Upos.Propn)
                return noun; // "a statement saying"
            if (rel is not (DepRel.Conj or DepRel.Advcl or DepRel.Xcomp or DepRel.Parataxis or DepRel.Ccomp))
                return -1;
            verb = sentence[verb].Head;
            if (verb >= 0 && quoted(verb))
                return -1;
        }
        return -1;
    }
}
