namespace Sockopt.Generators.Model;

/// <summary>What an option does on the in-process core.</summary>
internal enum CoreBehaviour
{
    /// <summary>The core does not have it: ENOPROTOOPT.</summary>
    Absent,

    /// <summary>It is kept and read back, and changes nothing.</summary>
    Stored,

    /// <summary>It changes, or tells, what the core does: a handler implements it.</summary>
    Acts,
}
