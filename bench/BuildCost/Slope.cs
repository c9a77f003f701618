namespace Sockopt.BuildCost;

/// <summary>What one option more costs.</summary>
internal static class Slope
{
    /// <summary>The slope of the straight line that fits best: the least sum of squares.</summary>
    public static double Of(IReadOnlyCollection<(double Options, double Cost)> points)
    {
        double options = points.Average(point => point.Options);
        double cost = points.Average(point => point.Cost);
        return points.Sum(point => (point.Options - options) * (point.Cost - cost))
            / points.Sum(point => (point.Options - options) * (point.Options - options));
    }
}
