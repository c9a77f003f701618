namespace Sockopt;

/// <summary>What can be done with an option.</summary>
[Flags]
public enum OptionAccess
{
    /// <summary>Neither: the option occurs in ancillary data only.</summary>
    None = 0,

    /// <summary>The option can be read.</summary>
    Get = 1,

    /// <summary>The option can be set.</summary>
    Set = 2,
}
