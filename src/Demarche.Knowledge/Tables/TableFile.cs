namespace Demarche.Knowledge;

/// <summary>
/// One table of facts: UTF-8 text, a fact a line, fields parted by tabs. Lines that begin with <c>#</c> are notes; the last one above the
/// facts names the columns.
/// </summary>
sealed class TableFile
{
    readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    readonly List<Row> _rows = [];

    TableFile(string path) => Path = path;

    /// <summary>Where it was read, for messages.</summary>
    public string Path { get; }

    /// <summary>The file's name, for evidence.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The facts in order.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>Reads a table; the columns named must be there, others may be.</summary>
    /// <exception cref="FormatException">A column lacks, or a line has more fields than there are columns.</exception>
    public static TableFile Read(string path, params ReadOnlySpan<string> columns)
    {
        var table = new TableFile(path);
        string? header = null;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0)
                continue;
            if (line[0] == '#')
            {
                if (table._rows.Count == 0)
                    header = line;
                continue;
            }
            if (table._columns.Count == 0)
                table.ReadHeader(header, number, columns);
            var fields = line.Split('\t');
            if (fields.Length > table._columns.Count)
                throw table.Error(number, $"{fields.Length} fields, but {table._columns.Count} columns; take out the tabs that are too many.");
            table._rows.Add(new(table, number, fields));
        }
        return table;
    }

    /// <summary>A message that says where.</summary>
    public FormatException Error(int line, string message) => new($"{Path}({line}): {message}");

    void ReadHeader(string? header, int line, ReadOnlySpan<string> columns)
    {
        if (header is null)
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
    public readonly struct Row(TableFile table, int line, string[] fields)
    {
        /// <summary>Line in the file, from 1.</summary>
        public int Line => line;

        /// <summary>The field of that column; empty when the line ends before it or the table has no such column.</summary>
        public string this[string column] =>
            table._columns.TryGetValue(column, out var i) && i < fields.Length ? fields[i].Trim() : "";

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
            var text = this[column];
            if (text.Length == 0)
                return null;
            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], out var date))
                return date;
            throw Error($"'{text}' in column '{column}' is no date; write YYYY-MM-DD, YYYY-MM or YYYY.");
        }

        /// <summary>A message that names file and line.</summary>
        public FormatException Error(string message) => table.Error(line, message);
    }
}
