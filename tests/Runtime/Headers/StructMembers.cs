using Sockopt.Generators.Model;

namespace Sockopt.Tests.Headers;

/// <summary>What the table's structs and their fields are called in C, by <c>struct-members.tsv</c>. A row without a field
/// is about the struct itself: its type where that is not <c>struct</c> and its name. A row without a member says why there
/// is none to compare with.</summary>
internal static class StructMembers
{
    private static readonly IReadOnlyList<DataRow> Rows = DataFile.Read("Headers/struct-members.tsv");

    /// <summary>The type of a struct in C.</summary>
    public static string TypeOf(StructModel model) => MemberOf(model, "") ?? $"struct {model.Name}";

    /// <summary>The rows that say that there is no counterpart, and not why.</summary>
    public static IEnumerable<string> Unexplained =>
        Rows.Where(row => row["member"].Length == 0 && row["why"].Length == 0).Select(row => row.ToString());

    /// <summary>Whether C has a struct as well.</summary>
    public static bool HasCounterpart(string id) => Row(id, "") is not { } row || row["member"].Length > 0;

    /// <summary>Whether the file says that C has no such member.</summary>
    public static bool IsWithoutMember(StructModel model, string field) =>
        Row(model.Id, field) is { } row && row["member"].Length == 0;

    /// <summary>The member that a field is, or null if the file does not say.</summary>
    public static string? MemberOf(StructModel model, string field) =>
        Row(model.Id, field)?["member"] is { Length: > 0 } member ? member : null;

    /// <summary>The rows of structs and fields that a table does not have.</summary>
    public static IEnumerable<string> Stale(TableModel table) =>
        from row in Rows
        let model = table.Structs.SingleOrDefault(model => model.Id == row["struct"])
        where model is null || (row["field"].Length > 0 && !model.Fields.Any(field => field.Id == row["field"]))
        select row.ToString();

    private static DataRow? Row(string model, string field) =>
        Rows.SingleOrDefault(row => row["struct"] == model && row["field"] == field);
}
