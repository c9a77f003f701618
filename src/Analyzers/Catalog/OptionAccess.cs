namespace Sockopt.Analyzers.Catalog;

/// <summary>What may be done with an option.</summary>
[Flags]
internal enum OptionAccess
{
    None = 0,
    Get = 1,
    Set = 2,

    /// <summary>No call gets or sets it; it may travel beside a message, as ancillary data.</summary>
    Ancillary = 4,
}
