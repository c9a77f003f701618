namespace Sockopt.Generators.Model;

/// <summary>How a number travels on a system where it is not an int in the machine's byte order.</summary>
internal enum WireForm
{
    /// <summary>As one byte.</summary>
    Byte,

    /// <summary>As an int in network byte order.</summary>
    Network,
}
