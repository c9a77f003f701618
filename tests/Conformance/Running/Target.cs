namespace Sockopt.Conformance.Running;

/// <summary>What cases are run on.</summary>
internal enum Target
{
    /// <summary>The socket core.</summary>
    Core,

    /// <summary>The operating system.</summary>
    Host,
}
