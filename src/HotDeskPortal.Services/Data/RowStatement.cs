using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace HotDeskPortal.Services.Data;

/// <summary>
/// A statement that reads or writes exactly one row, with tables, columns and conversions as the model maps them. What is written at every login
/// goes this way: no entity is tracked, and the statement is the same each time (decisions: one-pipeline).
/// </summary>
internal sealed class RowStatement
{
    private readonly ISqlGenerationHelper _sql;
    private readonly StoreObjectIdentifier _table;
    private readonly IEntityType _type;
    private readonly List<RelationalTypeMapping> _mappings = [];
    private readonly string _text;

    private readonly List<RelationalTypeMapping> _columns = [];

    private RowStatement(DbContext db, Type record, Func<RowStatement, string> text)
        : this(db, db.Model.FindEntityType(record)!, text)
    {
    }

    private RowStatement(DbContext db, IEntityType type, Func<RowStatement, string> text)
    {
        _sql = db.GetService<ISqlGenerationHelper>();
        _type = type;
        _table = StoreObjectIdentifier.Create(_type, StoreObjectType.Table)!.Value;
        _text = text(this);
    }

    /// <summary>How many values it takes.</summary>
    public int Parameters => _mappings.Count;

    /// <summary>Inserts a row, with a value for each of <paramref name="columns"/>; any other is null.</summary>
    public static RowStatement Insert<T>(DbContext db, params string[] columns) => new(db, typeof(T), s =>
        $"INSERT INTO {s.Table} ({string.Join(", ", columns.Select(s.Column))}) VALUES ({string.Join(", ", columns.Select(s.Value))})");

    /// <summary>Updates the row in which <paramref name="where"/> have certain values, which come after those of <paramref name="set"/>.</summary>
    public static RowStatement Update<T>(DbContext db, string[] set, params string[] where) => new(db, typeof(T), s =>
        $"UPDATE {s.Table} SET {string.Join(", ", set.Select(p => $"{s.Column(p)} = {s.Value(p)}"))} WHERE {s.Where(where)}");

    /// <summary>Deletes the row in which <paramref name="where"/> have certain values.</summary>
    public static RowStatement Delete<T>(DbContext db, params string[] where) => new(db, typeof(T), s => $"DELETE FROM {s.Table} WHERE {s.Where(where)}");

    /// <summary>Reads <paramref name="columns"/> of the row in which <paramref name="where"/> have certain values.</summary>
    public static RowStatement Select<T>(DbContext db, string[] columns, params string[] where) => Select(db, db.Model.FindEntityType(typeof(T))!, columns, where);

    /// <summary>The same of what a record owns, in the record's table.</summary>
    public static RowStatement Select(DbContext db, IEntityType type, string[] columns, params string[] where) => new(db, type, s =>
    {
        s._columns.AddRange(columns.Select(c => s._type.FindProperty(c)!.GetRelationalTypeMapping()));
        return $"SELECT {string.Join(", ", columns.Select(s.Column))} FROM {s.Table} WHERE {s.Where(where)}";
    });

    /// <summary>The text, with parameters numbered from <paramref name="first"/>.</summary>
    public string Text(int first) => Parameters == 0 ? _text : string.Format(
        CultureInfo.InvariantCulture, _text, [.. Enumerable.Range(first, Parameters).Select(Name)]);

    /// <summary>The parameters, numbered from <paramref name="first"/>, with their values.</summary>
    public IEnumerable<DbParameter> CreateParameters(DbCommand command, int first, object?[] values) =>
        _mappings.Select((mapping, i) => mapping.CreateParameter(command, Name(first + i), values[i], nullable: true));

    /// <summary>The value of the parameter at <paramref name="index"/> as the database takes it.</summary>
    public object Stored(int index, object? value) =>
        value is null ? DBNull.Value : _mappings[index].Converter is { } converter ? converter.ConvertToProvider(value)! : value;

    /// <summary>The value of a column that was read, as the record has it.</summary>
    public object? Read(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null
        : _columns[column] is { Converter: { } converter } ? converter.ConvertFromProvider(reader.GetValue(column))
        : reader.GetValue(column);

    /// <summary>A command on an open connection, prepared: left to itself, the driver prepares a query anew whenever it was not read to its end.</summary>
    public DbCommand CreateCommand(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Text(0);
        foreach (var parameter in CreateParameters(command, 0, new object?[Parameters]))
            command.Parameters.Add(parameter);
        command.Prepare();
        return command;
    }

    private string Table => _sql.DelimitIdentifier(_table.Name, _table.Schema);

    private static string Name(int number) => $"@p{number.ToString(CultureInfo.InvariantCulture)}";

    private string Column(string property) => _sql.DelimitIdentifier(_type.FindProperty(property)!.GetColumnName(_table)!);

    private string Value(string property)
    {
        _mappings.Add(_type.FindProperty(property)!.GetRelationalTypeMapping());
        return $"{{{(_mappings.Count - 1).ToString(CultureInfo.InvariantCulture)}}}";
    }

    /// <summary>Null equals null here: what is compared is what was read.</summary>
    private string Where(string[] properties)
    {
        var text = new StringBuilder();
        foreach (var property in properties)
        {
            var (column, value) = (Column(property), Value(property));
            text.Append(text.Length == 0 ? "" : " AND ").Append(_type.FindProperty(property)!.IsNullable
                ? $"({column} = {value} OR ({column} IS NULL AND {value} IS NULL))"
                : $"{column} = {value}");
        }
        return text.ToString();
    }
}
