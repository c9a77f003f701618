using System.Net.Sockets;

namespace Sockopt;

/// <summary>A get or a set of an option.</summary>
/// <typeparam name="T">The .NET type of the option's value.</typeparam>
/// <typeparam name="TArgument">What the call needs besides.</typeparam>
/// <typeparam name="TResult">What it returns.</typeparam>
internal delegate TResult HostOptionCall<T, in TArgument, out TResult>(
    Socket socket, in OptionDefinition<T> option, TArgument argument)
    where TArgument : allows ref struct;
