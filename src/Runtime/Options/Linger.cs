namespace Sockopt;

/// <summary>What close does with data that has not been sent yet: the value of SO_LINGER (getsockopt(2)).</summary>
/// <param name="Enabled">Whether close waits. When off, close returns at once and the system goes on sending.</param>
/// <param name="Interval">The linger interval, in whole seconds; a fraction is rounded up. With <paramref name="Enabled"/>
/// and an interval of zero, TCP drops what is unsent and resets the connection.</param>
public readonly record struct Linger(bool Enabled, TimeSpan Interval);
