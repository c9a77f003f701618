using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;
using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Values;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1005: a call gives a value of another type or length than the option has, or takes one for it. Reported at the value, or
/// where the value is turned into something that it is not.
/// </summary>
internal static class WrongValueType
{
    /// <summary>The property of a diagnostic that says what can be written instead.</summary>
    public const string Remedy = "Remedy";

    /// <summary>The bytes of a bool can be those of an int.</summary>
    public const string IntegerBytes = "IntegerBytes";

    /// <summary>The value, an int, can be compared with zero.</summary>
    public const string Comparison = "Comparison";

    /// <summary>The value can be a LingerOption that is off.</summary>
    public const string LingerOff = "LingerOff";

    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => context.Call switch
    {
        { Api: SocketOptionApi.FrameworkProperty or SocketOptionApi.Typed or SocketOptionApi.CoreTyped } => null,
        { Direction: OptionDirection.Get, Method.ReturnType.SpecialType: SpecialType.System_Object } => WrongCast.Check(context),
        { Option: null } or { Value: null } => null,
        { Direction: OptionDirection.Get, Value: var buffer } => CheckBuffer(context, buffer),
        { Api: SocketOptionApi.Framework, Value: var value } => TypeOfParameter(context.Call) switch
        {
            SpecialType.System_Object => WrongObject.Check(context, value),
            SpecialType.System_Int32 or SpecialType.System_Boolean => WrongInteger.Check(context, value),
            _ => CheckBytes(context, value),
        },
        { Value: var value } => CheckBytes(context, value),
    };

    /// <summary>Makes the diagnostic.</summary>
    public static Diagnostic At(IOperation place, string message, ImmutableDictionary<string, string?>? properties = null) =>
        Diagnostic.Create(Descriptors.WrongValueType, place.Syntax.GetLocation(), properties, message);

    private static SpecialType? TypeOfParameter(SocketOptionCall call) => call.Method?.Parameters[2].Type.SpecialType;

    private static Diagnostic? CheckBytes(CallContext context, IOperation value)
    {
        if (LengthOf(context.Call, value) is not { } length
            || Reached.Find(context, targets => IsShort(length, LeastLength.ToSet(targets))) is not { } reached)
        {
            return null;
        }

        string message = $"{OptionProse.Names(reached.Wrong)} takes {Lengths(reached)}, not {length}: {Outcome(context.Call)}";
        return At(value, reached.IsEverywhere ? message : $"{message} there", RemedyFor(context, value, reached));
    }

    // A read of too few bytes succeeds, with what fits.
    private static Diagnostic? CheckBuffer(CallContext context, IOperation buffer)
    {
        if (context.Call.Api is SocketOptionApi.Core or SocketOptionApi.Native
            || LengthOfBuffer(context.Call, buffer) is not (> 0 and var length)
            || Reached.Find(context, targets => IsShort(length, LeastLength.ToGet(targets))) is not { } reached)
        {
            return null;
        }

        string part = length == 1 ? "only the first byte" : $"only the first {length}";
        return At(buffer, $"{OptionProse.Names(reached.Wrong)} has {Lengths(reached)}: the call reads {part}");
    }

    private static long? LengthOfBuffer(SocketOptionCall call, IOperation buffer) =>
        TypeOfParameter(call) == SpecialType.System_Int32 ? ConstantNumber.Of(buffer) : ByteLength.Of(buffer);

    // A native call says by itself how long its value is.
    private static int? LengthOf(SocketOptionCall call, IOperation value) => call switch
    {
        { Api: SocketOptionApi.Native, Operation: IInvocationOperation invocation } =>
            invocation.Arguments
                .FirstOrDefault(static argument => argument.Parameter?.Ordinal == 4)
                ?.Value.ConstantValue.Value as int?,
        _ => ByteLength.Of(value),
    };

    private static bool? IsShort(long length, int? least) => least is { } known ? length < known : null;

    private static string Lengths(Reached reached)
    {
        return reached.Systems.Contains(Abi.Core) ? LengthOn(Abi.Core) : OptionProse.OnEach(reached.Systems, LengthOn);

        string LengthOn(Abi system) =>
            $"{OptionTarget.On(system, reached.Wrong).Min(static target => target.Option.Length[target.Abi])} bytes";
    }

    private static string Outcome(SocketOptionCall call) => call switch
    {
        { IsOnCore: true } => "the call returns EINVAL",
        { Api: SocketOptionApi.Native } => "the call fails",
        _ => "the call throws SocketException",
    };

    private static ImmutableDictionary<string, string?>? RemedyFor(CallContext context, IOperation value, Reached reached)
    {
        if (!reached.Wrong.All(static target => target.Option.Value == "flag") || BoolToBytes(value) is null)
        {
            return null;
        }

        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(Remedy, IntegerBytes);
        return TypedKey.Of(context) is { } key ? properties.Add(FixHints.TypedKey, key) : properties;
    }

    /// <summary>The bool that <c>BitConverter.GetBytes</c> makes a byte of, or null.</summary>
    internal static IOperation? BoolToBytes(IOperation value) =>
        BitConverterBytes.SourceOf(value) is { Type.SpecialType: SpecialType.System_Boolean } flag ? flag : null;
}
