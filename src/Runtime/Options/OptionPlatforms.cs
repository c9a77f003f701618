namespace Sockopt;

/// <summary>The operating systems that have an option.</summary>
[Flags]
public enum OptionPlatforms
{
    /// <summary>No operating system; the option is one of the socket core alone.</summary>
    None = 0,

    /// <summary>Linux and Android.</summary>
    Linux = 1,

    /// <summary>FreeBSD.</summary>
    FreeBsd = 2,

    /// <summary>OpenBSD.</summary>
    OpenBsd = 4,

    /// <summary>macOS, iOS, tvOS and Mac Catalyst.</summary>
    Darwin = 8,

    /// <summary>Windows.</summary>
    Windows = 16,
}
