namespace Sockopt.Generators.Table;

/// <summary>A way in which a table can be wrong.</summary>
/// <param name="Id">The id of the diagnostic.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Message">What is said of it, with places for the details.</param>
internal sealed record TableError(string Id, string Title, string Message)
{
    public static readonly TableError NotJson = new(
        "SOPT0001", "Table of socket options is not JSON", "The table is not JSON: {0}");

    public static readonly TableError UnknownField = new(
        "SOPT0002", "Unknown field in a table of socket options", "{0} has no field '{1}'{2}");

    public static readonly TableError MissingField = new(
        "SOPT0003", "Missing field in a table of socket options", "{0} needs the field '{1}'");

    public static readonly TableError WrongValue = new(
        "SOPT0004", "Wrong value in a table of socket options", "'{0}' must be {1}");

    public static readonly TableError UnknownName = new(
        "SOPT0005", "Unknown name in a table of socket options", "'{0}' cannot be '{1}'{2}");

    public static readonly TableError Duplicate = new(
        "SOPT0006", "Duplicate in a table of socket options", "{0} '{1}' is declared twice");

    public static readonly TableError SharedNumber = new(
        "SOPT0007", "Two socket options share a number", "{0} and {1} are both number {2} on {3}, and could not be told apart");

    public static readonly TableError NotAnIdentifier = new(
        "SOPT0008", "Name that generated code cannot use", "'{0}' cannot name a member of generated code: {1}");

    public static readonly TableError Contradiction = new(
        "SOPT0009", "Contradiction in a table of socket options", "{0}: {1}");

    public static readonly TableError Unreadable = new(
        "SOPT0010", "Table of socket options cannot be read", "The file cannot be read as text");

    public static readonly TableError UnknownKind = new(
        "SOPT0011", "Unknown kind of output for a table of socket options", "Emit names '{0}'; it can name {1}");
}
