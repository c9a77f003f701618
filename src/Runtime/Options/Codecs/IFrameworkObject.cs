using System.Net.Sockets;

namespace Sockopt;

/// <summary>A codec whose values the framework takes as an object.</summary>
/// <remarks>The codec makes the call, so that a trimmed program has that part of the framework only if it has such an
/// option.</remarks>
internal interface IFrameworkObject<in T>
{
    void SetThroughFramework(Socket socket, T value, string optionName);
}
