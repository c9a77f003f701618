namespace Sockopt.Conformance.Fuzzing;

/// <summary>Random numbers that are the same for a seed under every runtime (SplitMix64).</summary>
internal sealed class FuzzRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <param name="seed">The seed of a run.</param>
    /// <param name="sequence">The number of a sequence in it, so that each can be made without those before it.</param>
    public FuzzRandom(int seed, int sequence) => _state = Mix(Mix((ulong)seed) + (ulong)sequence);

    /// <summary>A number from 0 up to, but not including, an end.</summary>
    public int Below(int end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, 1);
        return (int)(Next() % (ulong)end);
    }

    /// <summary>True in so many of a hundred.</summary>
    public bool Percent(int chance) => Below(100) < chance;

    /// <summary>One of some things.</summary>
    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>One of some things, each as often as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<(int Weight, T Thing)> things)
    {
        int at = Below(things.Sum(entry => entry.Weight));
        foreach ((int weight, T thing) in things)
        {
            at -= weight;
            if (at < 0)
            {
                return thing;
            }
        }

        throw new InvalidOperationException("The weights have changed.");
    }

    private ulong Next()
    {
        _state += Step;
        return Mix(_state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
