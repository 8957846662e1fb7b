using System.Globalization;
using How2Mine.Evaluation;

namespace How2Mine.Training.MainText;

/// <summary>What shapes the trees; the defaults did best, or as well as any, in cross-validation.</summary>
sealed record MainTextSettings
{
    public int Trees { get; init; } = 240;

    public int Leaves { get; init; } = 36;

    public double Rate { get; init; } = 0.065;

    public int MinRows { get; init; } = 60;

    /// <summary>Words that each block counts more than it has, so that short ones count at all.</summary>
    public double BlockWords { get; init; } = 1;

    public double SnippetWords { get; init; } = 10;

    /// <summary>Share of the columns that each tree sees.</summary>
    public double Columns { get; init; } = 0.4;

    public int Seed { get; init; } = 20261;

    public string Parameters => string.Create(CultureInfo.InvariantCulture,
        $"objective=cross_entropy num_leaves={Leaves} learning_rate={Rate} min_data_in_leaf={MinRows} min_sum_hessian_in_leaf=1 feature_fraction={Columns} bagging_fraction=0.7 bagging_freq=1 max_bin=63 use_missing=false deterministic=true force_row_wise=true seed={Seed} num_threads=2 verbosity=-1");

    public double WeightOf(GoldPage gold) => gold.Text is not null ? 1 : gold.Procedures is null ? 0.7 : 0.3;
}
