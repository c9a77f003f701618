namespace Sockopt;

/// <summary>The systems whose option numbers and value layouts the table knows.</summary>
/// <remarks>Linux stands for the asm-generic numbers of its 64-bit ports, Android included; Darwin for macOS, iOS, tvOS
/// and Mac Catalyst.</remarks>
public enum OptionAbi
{
    /// <summary>The in-process socket core: the numbers and layouts of 4.4BSD, on every machine.</summary>
    Core,

    /// <summary>Linux and Android.</summary>
    Linux,

    /// <summary>FreeBSD.</summary>
    FreeBsd,

    /// <summary>OpenBSD.</summary>
    OpenBsd,

    /// <summary>macOS, iOS, tvOS and Mac Catalyst.</summary>
    Darwin,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>A system that the table has no column for.</summary>
    Unknown,
}
