namespace Sockopt.Analyzers.Catalog;

/// <summary>What may be done with an option.</summary>
[Flags]
internal enum OptionAccess
{
    None = 0,
    Get = 1,
    Set = 2,

    /// <summary>It travels beside a message, as ancillary data, and no call gets or sets it.</summary>
    Ancillary = 4,
}
