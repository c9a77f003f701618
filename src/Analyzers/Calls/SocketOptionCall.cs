using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Calls;

/// <summary>A call that gets or sets an option.</summary>
/// <param name="Api">Which family of calls it belongs to.</param>
/// <param name="Direction">What it does with the option.</param>
/// <param name="Option">How it names the option, or null where that cannot be seen.</param>
/// <param name="Name">Its argument for the option's name or number.</param>
/// <param name="Value">Its argument for the value or the buffer, if it has one.</param>
internal sealed record SocketOptionCall(
    SocketOptionApi Api,
    OptionDirection Direction,
    OptionReference? Option,
    IArgumentOperation Name,
    IArgumentOperation? Value)
{
    // Android runs on Linux, and iOS, tvOS and Mac Catalyst on Darwin.
    private static readonly ImmutableArray<Abi> Hosts = [Abi.Linux, Abi.Darwin, Abi.Windows];
    private static readonly ImmutableArray<Abi> Core = [Abi.Core];

    /// <summary>Everything the call may reach, on every system where it may run.</summary>
    public IEnumerable<OptionTarget> FindTargets(OptionCatalog catalog)
    {
        ImmutableArray<Abi> abis = Api == SocketOptionApi.Core ? Core : Hosts;
        return Option switch
        {
            WrittenPair pair =>
                from abi in abis
                from option in catalog.Find(abi, pair.Level, pair.Name)
                select new OptionTarget(option, abi),
            NumberPair pair =>
                from abi in abis
                from option in catalog.Find(abi, pair.Level, pair.Number)
                select new OptionTarget(option, abi),
            _ => [],
        };
    }
}
