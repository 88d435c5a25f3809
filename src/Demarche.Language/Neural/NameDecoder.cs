namespace Demarche.Language.Neural;

/// <summary>Finds the best legal sequence of BIO tags: an I continues a name of its own kind.</summary>
static class NameDecoder
{
    /// <summary>Number of tags: O, then B and I for each kind in the order of <see cref="MentionKind"/>.</summary>
    public const int Tags = 7;

    /// <summary>Decodes one sentence.</summary>
    /// <param name="scores">Shape [n, <paramref name="stride"/>]; the first <see cref="Tags"/> of a row are logits.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="first">Index in the document of the first token.</param>
    /// <param name="n">Number of tokens.</param>
    /// <param name="mentions">Receives the names in order.</param>
    public static void Decode(ReadOnlySpan<float> scores, int stride, int first, int n, List<Mention> mentions)
    {
        var from = n <= 256 ? stackalloc byte[n * Tags] : new byte[n * Tags];
        Span<float> total = stackalloc float[Tags];
        Span<float> next = stackalloc float[Tags];
        total.Fill(float.NegativeInfinity);
        total[0] = 0;
        for (var t = 0; t < n; t++)
        {
            var any = 0; // the best tag before, which O and B may follow
            for (var k = 1; k < Tags; k++)
                if (total[k] > total[any])
                    any = k;
            for (var k = 0; k < Tags; k++)
            {
                var before = IsInside(k) ? total[k] > total[k - 1] ? k : k - 1 : any;
                from[t * Tags + k] = (byte)before;
                next[k] = total[before] + scores[t * stride + k];
            }
            next.CopyTo(total);
        }
        var tag = 0;
        for (var k = 1; k < Tags; k++)
            if (total[k] > total[tag])
                tag = k;
        var begin = mentions.Count;
        var end = n;
        for (var t = n - 1; t >= 0; t--)
        {
            if (!IsInside(tag))
            {
                if (tag != 0)
                    mentions.Add(new(first + t, first + end, (MentionKind)((tag - 1) / 2)));
                end = t;
            }
            tag = from[t * Tags + tag];
        }
        mentions.Reverse(begin, mentions.Count - begin);
    }

    static bool IsInside(int tag) => tag > 0 && tag % 2 == 0;
}
