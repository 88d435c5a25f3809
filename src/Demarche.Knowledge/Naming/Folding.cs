using System.Collections.Frozen;

namespace Demarche.Knowledge;

/// <summary>
/// Folds letters with marks to plain ones (<c>Å</c> to <c>A</c>, <c>ß</c> to <c>ss</c>), so that names match however they are written.
/// Covers Latin-1, Latin Extended-A and -B, and Latin Extended Additional; combining marks vanish, other scripts stay as they are.
/// </summary>
static class Folding
{
    // From UnicodeData.txt 15.0: each letter whose canonical decomposition begins with an ASCII letter, and below it that letter.
    const string Marked =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦ" +
        "ħĨĩĪīĬĭĮįİıĴĵĶķĸĹĺĻļĽľŁłŃńŅņŇňŊŋŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžƏƠơƯưǍǎǏǐǑǒǓǔǕǖ" +
        "ǗǘǙǚǛǜǝǞǟǠǡǦǧǨǩǪǫǬǭǰǴǵǸǹǺǻȀȁȂȃȄȅȆȇȈȉȊȋȌȍȎȏȐȑȒȓȔȕȖȗȘșȚțȞȟȦȧȨȩȪȫȬȭȮȯȰȱȲȳəḀḁḂḃḄḅḆḇḈḉḊḋḌḍḎḏḐḑḒḓḔḕḖḗḘ" +
        "ḙḚḛḜḝḞḟḠḡḢḣḤḥḦḧḨḩḪḫḬḭḮḯḰḱḲḳḴḵḶḷḸḹḺḻḼḽḾḿṀṁṂṃṄṅṆṇṈṉṊṋṌṍṎṏṐṑṒṓṔṕṖṗṘṙṚṛṜṝṞṟṠṡṢṣṤṥṦṧṨṩṪṫṬṭṮṯṰṱṲṳṴṵṶṷṸ" +
        "ṹṺṻṼṽṾṿẀẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏẐẑẒẓẔẕẖẗẘẙẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞ" +
        "ởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";

    const string Plain =
        "AAAAAACEEEEIIIIDNOOOOOOUUUUYaaaaaaceeeeiiiidnoooooouuuuyyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhH" +
        "hIiIiIiIiIiJjKkkLlLlLlLlNnNnNnNnOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzAOoUuAaIiOoUuUu" +
        "UuUuUueAaAaGgKkOoOojGgNnAaAaAaEeEeIiIiOoOoRrRrUuUuSsTtHhAaEeOoOoOoOoYyaAaBbBbBbCcDdDdDdDdDdEeEeE" +
        "eEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuU" +
        "uUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoO" +
        "oOoOoUuUuUuUuUuUuUuYyYyYyYy";

    // Letters of their own that are written with one or two plain ones.
    static readonly FrozenDictionary<char, string> s_wide = new Dictionary<char, string>
    {
        ['Æ'] = "AE", ['Þ'] = "Th", ['ß'] = "ss", ['æ'] = "ae", ['þ'] = "th", ['Œ'] = "OE", ['œ'] = "oe",
    }.ToFrozenDictionary();

    static readonly char[] s_table = BuildTable();

    /// <summary>Appends the folded form of <paramref name="c"/> to <paramref name="buffer"/> at <paramref name="length"/>.</summary>
    /// <returns>The new length; unchanged for a combining mark, or when the buffer is full.</returns>
    public static int Append(char c, Span<char> buffer, int length)
    {
        if (c < 0xC0)
            return Put(c, buffer, length);
        if (c is >= '\u0300' and <= '\u036F')
            return length;
        if (c < s_table.Length && s_table[c] != 0)
            return Put(s_table[c], buffer, length);
        if (s_wide.TryGetValue(c, out var wide))
        {
            foreach (var letter in wide)
                length = Put(letter, buffer, length);
            return length;
        }
        return Put(c, buffer, length);
    }

    /// <summary>The folded form of a text.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var buffer = new char[text.Length * 2];
        var length = 0;
        foreach (var c in text)
            length = Append(c, buffer, length);
        return new(buffer, 0, length);
    }

    static int Put(char c, Span<char> buffer, int length)
    {
        if (length == buffer.Length)
            return length;
        buffer[length] = c;
        return length + 1;
    }

    static char[] BuildTable()
    {
        var table = new char[0x1F00];
        for (var i = 0; i < Marked.Length; i++)
            table[Marked[i]] = Plain[i];
        return table;
    }
}
