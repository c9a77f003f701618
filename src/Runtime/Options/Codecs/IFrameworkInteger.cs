namespace Sockopt;

/// <summary>A codec whose values the framework takes as an <c>int</c>, in the framework's unit.</summary>
internal interface IFrameworkInteger<in T>
{
    int ToFrameworkInteger(T value, string optionName);
}
