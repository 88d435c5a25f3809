namespace Demarche.Knowledge;

/// <summary>
/// One table of facts: UTF-8 text, a fact a line, fields parted by tabs. Lines that begin with <c>#</c> are notes; the last one above the
/// facts names the columns.
/// </summary>
sealed class TableFile
{
    readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    readonly List<Row> _rows = [];
    readonly string _text;

    TableFile(string path) => (Path, _text) = (path, File.ReadAllText(path));

    /// <summary>Where it was read, for messages.</summary>
    public string Path { get; }

    /// <summary>The facts in order.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>Reads a table; the columns named must be there, others may be.</summary>
    /// <exception cref="FormatException">A column lacks, or a line has more fields than there are columns.</exception>
    public static TableFile Read(string path, params ReadOnlySpan<string> columns)
    {
        var table = new TableFile(path);
        var text = table._text;
        var header = default(Range);
        var number = 0;
        for (int start = 0, next; start < text.Length; start = next)
        {
            number++;
            var end = text.IndexOf('\n', start);
            next = end < 0 ? text.Length : end + 1;
            end = end < 0 ? text.Length : end;
            if (end > start && text[end - 1] == '\r')
                end--;
            if (end == start)
                continue;
            if (text[start] == '#')
            {
                if (table._rows.Count == 0)
                    header = start..end;
                continue;
            }
            if (table._columns.Count == 0)
                table.ReadHeader(text[header], number, columns);
            var fields = text.AsSpan(start, end - start).Count('\t') + 1;
            if (fields > table._columns.Count)
                throw table.Error(number, $"{fields} fields, but {table._columns.Count} columns; take out the tabs that are too many.");
            table._rows.Add(new(table, number, start, end));
        }
        return table;
    }

    /// <summary>A message that says where.</summary>
    public FormatException Error(int line, string message) => new($"{Path}({line}): {message}");

    void ReadHeader(string header, int line, ReadOnlySpan<string> columns)
    {
        if (header.Length == 0)
            throw Error(line, "no line with the columns' names; put one above the first fact, such as '# id<tab>name'.");
        var names = header[1..].Split('\t');
        for (var i = 0; i < names.Length; i++)
            _columns[ColumnName(names[i])] = i;
        foreach (var column in columns)
            if (!_columns.ContainsKey(column))
                throw Error(line, $"no column '{column}'; the columns are {string.Join(", ", _columns.Keys)}.");
    }

    // "until (exclusive; empty: in office)" is the column "until".
    static string ColumnName(string text)
    {
        var name = text.Trim();
        var space = name.IndexOf(' ');
        return space < 0 ? name : name[..space];
    }

    /// <summary>One fact.</summary>
    public readonly struct Row(TableFile table, int line, int start, int end)
    {
        /// <summary>Line in the file, from 1.</summary>
        public int Line => line;

        /// <summary>The field of that column; empty when the line ends before it or the table has no such column.</summary>
        public string this[string column] => Field(column).ToString();

        /// <inheritdoc cref="this[string]"/>
        public ReadOnlySpan<char> Field(string column)
        {
            if (!table._columns.TryGetValue(column, out var index))
                return default;
            var rest = table._text.AsSpan(start, end - start);
            for (; index > 0; index--)
            {
                var tab = rest.IndexOf('\t');
                if (tab < 0)
                    return default;
                rest = rest[(tab + 1)..];
            }
            var last = rest.IndexOf('\t');
            return (last < 0 ? rest : rest[..last]).Trim();
        }

        /// <summary>The field, or null when it is empty.</summary>
        public string? Get(string column) => this[column] is { Length: > 0 } value ? value : null;

        /// <summary>The parts of a field that holds a list parted by <c>;</c>.</summary>
        public string[] List(string column) =>
            this[column] is { Length: > 0 } value
                ? value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : [];

        /// <summary>The field as a date <c>YYYY-MM-DD</c>, <c>YYYY-MM</c> or <c>YYYY</c>; null when it is empty.</summary>
        /// <exception cref="FormatException">It is something else.</exception>
        public DateOnly? Date(string column)
        {
            var text = Field(column);
            if (text.Length == 0)
                return null;
            // The usual form, without the cost of trying formats: holders come by the ten thousand.
            if (text.Length == 10 && text[4] == '-' && text[7] == '-' && int.TryParse(text[..4], out var year) &&
                int.TryParse(text[5..7], out var month) && int.TryParse(text[8..], out var day) && month is >= 1 and <= 12 && day >= 1 &&
                year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month))
            {
                return new(year, month, day);
            }
            if (DateOnly.TryParseExact(text, ["yyyy-MM", "yyyy"], out var date))
                return date;
            throw Error($"'{text}' in column '{column}' is no date; write YYYY-MM-DD, YYYY-MM or YYYY.");
        }

        /// <summary>A message that names file and line.</summary>
        public FormatException Error(string message) => table.Error(line, message);
    }
}
