using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Values;

namespace Sockopt.Analyzers.Rules;

/// <summary>An int or a bool for an option whose value is a struct.</summary>
internal static class WrongInteger
{
    /// <summary>Judges the value of a call.</summary>
    public static Diagnostic? Check(CallContext context, IOperation value)
    {
        long? number = Read(value);
        if (Reached.Find(context, targets => IsWrong(targets, number, value)) is not { } reached)
        {
            return null;
        }

        string given = OptionProse.WithArticle(value.Type!);
        string message = $"{OptionProse.Names(reached.Wrong)} takes {Taken(reached)}, not {given}: {Outcome(reached)}";
        return WrongValueType.At(
            value,
            message,
            number == 0 && IsLinger(reached.Wrong)
                ? ImmutableDictionary<string, string?>.Empty.Add(WrongValueType.Remedy, WrongValueType.LingerOff)
                : null);
    }

    // On Windows both members of the struct fit into an int: whether it is on in the lower half, the seconds in the upper.
    private static bool? IsWrong(IReadOnlyCollection<OptionTarget> targets, long? number, IOperation value) =>
        targets.All(static target => target.Option.Value == "linger" && target.Abi == Abi.Windows)
            ? number switch
            {
                0 => false,
                > 0 and <= ushort.MaxValue => true,
                null when value.Type?.SpecialType == SpecialType.System_Boolean => true,
                _ => null,
            }
            : LeastLength.ToSet(targets) is { } least && targets.All(IsStruct) ? sizeof(int) < least : null;

    // The framework has a way of its own to set a timeout with an int.
    private static bool IsStruct(OptionTarget target) => target.Option.Value is not ("timeval" or "int64");

    private static string Taken(Reached reached) =>
        reached.Wrong.Select(FrameworkObject.ObjectOf).FirstOrDefault(static name => name is not null) is { } name
            ? OptionProse.WithArticle(name)
            : $"a struct of {reached.Wrong.Max(static target => target.Option.Length[target.Abi])} bytes";

    private static string Outcome(Reached reached)
    {
        AbiSet failing = IsLinger(reached.Wrong) ? reached.Systems.Without(Abi.Windows) : reached.Systems;
        bool isSetOnWindows = failing.Count < reached.Systems.Count;
        string fails = failing.IsEmpty ? ""
            : reached.IsEverywhere && !isSetOnWindows ? "the call throws SocketException"
            : $"the call throws SocketException on {OptionProse.List(failing)}";
        string sets = !isSetOnWindows ? ""
            : failing.IsEmpty ? "the call sets 0 seconds, and closing the socket resets its connection"
            : ", and sets 0 seconds on Windows";
        return fails + sets;
    }

    private static bool IsLinger(ImmutableArray<OptionTarget> targets) =>
        targets.All(static target => target.Option.Value == "linger");

    private static long? Read(IOperation value) => value.ConstantValue.Value switch
    {
        bool flag => flag ? 1 : 0,
        _ => ConstantNumber.Of(value),
    };
}
