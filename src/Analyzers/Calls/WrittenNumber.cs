using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Calls;

/// <summary>A constant that names a level or an option, as it is written.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Member">
/// The member of SocketOptionLevel or SocketOptionName that it is written with, also by way of a constant whose source is
/// visible; null where it is a number, or where that cannot be seen. It counts more than the value, which several members
/// share.
/// </param>
internal sealed record WrittenNumber(int Value, IFieldSymbol? Member);
