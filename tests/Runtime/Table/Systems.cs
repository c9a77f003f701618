using Sockopt.Generators.Model;

namespace Sockopt.Tests.Table;

/// <summary>What the table says of a system that it must say something of.</summary>
internal static class Systems
{
    /// <summary>A system's entry.</summary>
    public static T On<T>(this AbiMap<T> map, Abi system) =>
        map.TryGet(system, out T value) ? value : throw new ArgumentException($"The table has nothing for {system.Prose()}.");

    /// <summary>A system's entry, or null.</summary>
    public static T? OnOrNull<T>(this AbiMap<T> map, Abi system)
        where T : struct => map.TryGet(system, out T value) ? value : null;
}
