namespace Sockopt.Analyzers.Calls;

/// <summary>A family of calls that touch options, told apart by how they name one.</summary>
internal enum SocketOptionApi
{
    /// <summary><c>GetSocketOption</c> and <c>SetSocketOption</c> of the framework's socket: by the framework's names.</summary>
    Framework,

    /// <summary><c>GetRawSocketOption</c> and <c>SetRawSocketOption</c> there: by the running system's numbers.</summary>
    FrameworkRaw,

    /// <summary><c>GetOption</c> and <c>SetOption</c> of the in-process core's socket: by the numbers of the core.</summary>
    Core,
}
