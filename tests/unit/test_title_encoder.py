"""The title encoder: what it says of titles, its files, and the parts that train it."""

import json
import shutil
import time

import numpy as np
import pytest

from jobsearch.distill.title_bag import Bag, pick, unit, unit_gradient
from jobsearch.distill.title_data import Job, conflicts, lexicon_pairs
from jobsearch.distill.title_export import export, packed
from jobsearch.distill.title_losses import Classes, apart_loss, likeness_loss, pairs_loss
from jobsearch.distill.title_student import Recipe, Student
from jobsearch.distill.title_teacher import fit, teach
from jobsearch.encoding.card import verify
from jobsearch.errors import ModelError
from jobsearch.planner.titles import TitleEncoder, title_features, title_words
from jobsearch.resources import __file__ as resources

MODEL = __import__("pathlib").Path(resources).parent / "models" / "titles-static"
