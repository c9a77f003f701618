namespace Sockopt.Tests;

/// <summary>A row of a data file; cells that the line leaves out at its end are empty.</summary>
internal sealed class DataRow(string path, string[] columns, string[] cells)
{
    public string this[string column] => Array.IndexOf(columns, column) switch
    {
        < 0 => throw new ArgumentException($"{path} has no column {column}.", nameof(column)),
        int index => index < cells.Length ? cells[index] : "",
    };

    public override string ToString() => $"{path}: {string.Join(' ', cells)}";
}
