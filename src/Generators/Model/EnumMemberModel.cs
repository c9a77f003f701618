namespace Sockopt.Generators.Model;

/// <summary>A member of an enumeration.</summary>
/// <param name="Id">Its name in .NET.</param>
/// <param name="Name">Its name in C.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="Value">Its value in .NET.</param>
/// <param name="Numbers">Its number on each system that has it.</param>
internal sealed record EnumMemberModel(string Id, string Name, string Summary, long Value, AbiMap<long> Numbers);
